import type { Words } from '../words.js';

const MEMBERSHIP_TYPES: Words = {
  leader: ['Leder', 'Leader'],
  deputy_leader: ['Nestleder', 'Deputy leader'],
  cashier: ['Kasserer', 'Cashier'],
  board_member: ['Styremedlem', 'Board member'],
  deputy_board_member: ['Varamedlem', 'Deputy board member'],
  volunteer: ['Frivillig', 'Volunteer'],
  member: ['Medlem', 'Member'],
};

export const peopleWords: Words = {
  users: {
    actions: { new: ['Ny bruker', 'New user'] },
    properties: {
      ntnuiNo: ['NTNUI-nummer', 'NTNUI number'],
      firstName: ['Fornavn', 'First name'],
      lastName: ['Etternavn', 'Last name'],
      memberships: ['Verv', 'Memberships'],
      email: ['E-post', 'E-mail'],
      password: ['Passord', 'Password'],
      phoneNumber: ['Telefon', 'Phone'],
      contactEmail: ['E-post for bestillinger', 'E-mail for bookings'],
      language: ['Språk', 'Language'],
      dateOfBirth: ['Fødselsdato', 'Date of birth'],
      gender: ['Kjønn', 'Gender'],
      customerNo: ['Kundenummer', 'Customer number'],
      cardNo: ['Kortnummer', 'Card number'],
      registerDate: ['Registrert', 'Registered'],
      isActive: ['Aktiv', 'Active'],
      isAdmin: ['Administrator', 'Administrator'],
      isStaff: ['Ansatt (gammelt system)', 'Staff (old system)'],
      isSuperuser: ['Superbruker (gammelt system)', 'Superuser (old system)'],
      totp: ['Engangskoder fra app', 'Codes of an app'],
      passkeys: ['Passnøkler', 'Passkeys'],
      lastLogin: ['Sist innlogget', 'Last login'],
    },
    labels: {
      language: { nb: ['Norsk', 'Norwegian'], en: ['Engelsk', 'English'] },
      gender: { M: ['Mann', 'Man'], F: ['Kvinne', 'Woman'], '-': ['Ikke oppgitt', 'Not given'] },
    },
    messages: {
      help_password: ['Minst 10 tegn.', 'At least 10 characters.'],
      help_contactEmail: ['Tomt: e-postadressen over brukes.', 'Empty: the e-mail address above is used.'],
      help_isAdmin: ['Har tilgang til alt.', 'Has access to everything.'],
      help_isActive: ['Nei stenger brukeren ute med en gang.', 'No shuts the user out at once.'],
    },
  },
  groups: {
    actions: { new: ['Ny gruppe', 'New group'] },
    properties: {
      groupId: ['Nummer', 'Number'],
      name: ['Navn', 'Name'],
      slug: ['Kortnavn', 'Short name'],
      foundingDate: ['Stiftet', 'Founded'],
      access: ['Tilgang', 'Access'],
      category: ['Kategori', 'Category'],
    },
    labels: {
      access: { O: ['Åpen', 'Open'], C: ['Lukket', 'Closed'], H: ['Skjult', 'Hidden'] },
      category: {
        sports_group: ['Idrettsgruppe', 'Sports group'],
        administrative_group: ['Administrativ gruppe', 'Administrative group'],
      },
    },
  },
  memberships: {
    actions: { new: ['Nytt medlemskap', 'New membership'] },
    properties: {
      membershipNo: ['Nummer', 'Number'],
      userId: ['Bruker', 'User'],
      groupId: ['Gruppe', 'Group'],
      userName: ['Bruker', 'User'],
      groupName: ['Gruppe', 'Group'],
      type: ['Verv', 'Type'],
      dateJoined: ['Medlem fra', 'Joined'],
      groupExpiry: ['Medlem til', 'Expires'],
    },
    labels: { type: MEMBERSHIP_TYPES },
    messages: {
      help_dateJoined: ['Tomt: i dag.', 'Empty: today.'],
      help_groupExpiry: ['Tomt: til det endres.', 'Empty: until changed.'],
    },
  },
};
