import type { Words } from './words.js';

const history: Words = {
  title: ['Historikk', 'History'],
  latest: ['Siste endringer', 'Latest changes'],
  all: ['Hele historikken', 'The whole history'],
  none: ['Ingenting er endret siden dette ble laget.', 'Nothing has been changed since this was made.'],
  create: ['Laget', 'Created'],
  update: ['Endret', 'Changed'],
  delete: ['Slettet', 'Deleted'],
  by: ['av {{who}}', 'by {{who}}'],
  via: ['via {{source}}', 'through {{source}}'],
  source_panel: ['panelet', 'the panel'],
  source_api: ['nettsiden', 'the web site'],
  source_guest_link: ['gjestens egen side', 'the guest’s own page'],
  source_job: ['en automatisk jobb', 'an automatic job'],
  source_import: ['import', 'import'],
  source_seed: ['eksempeldata', 'sample data'],
  source_sql: ['databasen', 'the database'],
  field: ['Felt', 'Field'],
  before: ['Før', 'Before'],
  after: ['Etter', 'After'],
  empty: ['(tomt)', '(empty)'],
  hidden: ['(vises ikke)', '(not shown)'],
  atFirst: ['Verdier da det ble laget ({{count}})', 'Values when it was made ({{count}})'],
  loading: ['Henter …', 'Loading …'],
  failed: ['Dette lot seg ikke hente.', 'This could not be loaded.'],
};

const related: Words = {
  newClosure: ['Steng netter', 'Close nights'],
  newBooking: ['Ny bestilling', 'New booking'],
  newReport: ['Ny rapport', 'New report'],
  newTask: ['Ny oppgave', 'New task'],
  otherBookings: ['Bestillinger', 'Bookings'],
  tasksOfReport: ['Oppgaver', 'Tasks'],
  memberships: ['Medlemskap', 'Memberships'],
  koier: ['Koier', 'Koier'],
  keysOut: ['Nøkler som er ute', 'Keys that are out'],
  all: ['Vis alle {{number}}', 'Show all {{number}}'],
  add: ['Legg til', 'Add'],
  none: ['Ingen.', 'None.'],
  loading: ['Henter …', 'Loading …'],
  failed: ['Dette lot seg ikke hente.', 'This could not be loaded.'],
  again: ['Prøv igjen', 'Try again'],
  open: ['Åpne', 'Open'],
  changed: ['Åpne det som ble endret', 'Open what was changed'],
};

const deleting: Words = {
  question: ['Vil du slette «{{title}}»?', 'Do you want to delete “{{title}}”?'],
  nothingElse: ['Ingenting annet blir berørt.', 'Nothing else is affected.'],
  alsoDeleted: ['Dette slettes også', 'This is deleted too'],
  unlinked: ['Dette blir stående, men uten lenken hit', 'This stays, but without its link to this'],
  refused: ['Kan ikke slettes, for det finnes', 'It cannot be deleted, since there are'],
  line: ['{{resource}}: {{number}}', '{{resource}}: {{number}}'],
  cannotBeUndone: ['Det kan ikke angres.', 'It cannot be undone.'],
  confirm: ['Slett', 'Delete'],
  keep: ['Behold', 'Keep'],
  several: ['Vil du slette disse {{count}}?', 'Do you want to delete these {{count}}?'],
  several_one: ['Vil du slette denne?', 'Do you want to delete this one?'],
  confirmSeveral: ['Slett {{count}}', 'Delete {{count}}'],
  isInTheWay: ['kan ikke slettes', 'cannot be deleted'],
  onlyOthers: ['Slett bare de andre {{count}}', 'Delete only the other {{count}}'],
  onlyOthers_one: ['Slett bare den andre', 'Delete only the other one'],
  failed: ['Det lot seg ikke slette. Prøv igjen.', 'It could not be deleted. Try again.'],
};

const form: Words = {
  save: ['Lagre', 'Save'],
  saveAndGoOn: ['Lagre og fortsett', 'Save and go on'],
  saveAndAdd: ['Lagre og lag en til', 'Save and add another'],
  saving: ['Lagrer …', 'Saving …'],
  cancel: ['Avbryt', 'Cancel'],
  unsaved: [
    'Du har endret noe som ikke er lagret. Forlate siden likevel?',
    'You have changed something that is not saved. Leave the page all the same?',
  ],
  failed: [
    'Det ble ikke lagret: ingen kontakt med serveren. Prøv igjen.',
    'It was not saved: no contact with the server. Try again.',
  ],
  allInOrder: ['Resten er i orden', 'The rest is in order'],
  allInOrderHelp: [
    'Fyller ut det som ikke er besvart. Uten dette blir det stående ubesvart.',
    'Fills in what is not answered. Without this it stays unanswered.',
  ],
  problems: ['Noe må rettes før det kan lagres:', 'Something must be corrected before it can be saved:'],
};

/** Texts of the pages of a record, by the component that says them. */
export const recordWords: Words = {
  History: history,
  Related: related,
  Hits: {
    title: ['Bestillinger på de stengte nettene', 'Bookings on the closed nights'],
    warning: [
      'Disse har fått plass på netter som stenges. Når du har lagret, velger du hva som skal skje med hver av dem.',
      'These have beds on nights that are being closed. When you have saved, you choose what happens to each of them.',
    ],
    none: ['Ingen bestillinger blir berørt.', 'No booking is affected.'],
    loading: ['Ser etter bestillinger …', 'Looking for bookings …'],
    failed: ['Bestillingene lot seg ikke hente.', 'The bookings could not be loaded.'],
    reference: ['Referanse', 'Reference'],
    dates: ['Datoer', 'Dates'],
    guest: ['Gjest', 'Guest'],
    guests: ['Personer', 'Persons'],
    phone: ['Telefon', 'Phone'],
    email: ['E-post', 'E-mail'],
  },
  Deleting: deleting,
  Form: form,
  RecordAction: {
    avalanche: ['Snøskredfare', 'Avalanche danger'],
    ask_resend: ['Vil du sende e-posten på nytt?', 'Do you want to send the mail again?'],
    ask_cancel: ['Vil du la være å sende e-posten?', 'Do you want to keep the mail from being sent?'],
    ask_invite: [
      'Vil du sende en lenke til å velge passord? Tidligere lenker til brukeren gjelder ikke lenger.',
      'Do you want to send a link to choose a password? Earlier links to the user are good no more.',
    ],
    ask_resetSecondFactor: [
      'Vil du nullstille totrinnsinnloggingen? Brukeren logges ut overalt, får e-post om det, og logger inn med passordet alene til ny er satt opp. Forsikre deg om at det er hen som spør.',
      'Do you want to reset two-step sign-in? The user is logged out everywhere, is told by mail, and logs in with the password alone until a new one is set up. Make sure that it is they who ask.',
    ],
    ask_deactivate: [
      'Vil du deaktivere brukeren? Hen logges ut overalt med en gang.',
      'Do you want to deactivate the user? They are logged out everywhere at once.',
    ],
    ask_giveBack: [
      'Vil du gi hele beløpet tilbake til kortet?',
      'Do you want to give the whole sum back to the card?',
    ],
    ask_tryAgain: [
      'Vil du prøve å betale tilbake til kortet en gang til?',
      'Do you want to try once more to pay back to the card?',
    ],
    ask_paidElsewhere: [
      'Er beløpet betalt tilbake på en annen måte? Skriv hvordan.',
      'Has the sum been paid back in another way? Write how.',
    ],
    ask_paidBack: ['Er beløpet betalt tilbake? Skriv hvordan.', 'Has the sum been paid back? Write how.'],
    ask_reopen: [
      'Måneden åpnes igjen, og det kan føres betalinger og refusjoner i den. Skriv hvorfor. Det står i historikken.',
      'The month is opened again, and charges and refunds can be written in it. Write why. It stands in the history.',
    ],
    ask_dealtWith: [
      'Er det svart på kravet hos Stripe, eller gjort opp med gjesten? Skriv hva som er gjort.',
      'Has the claim been answered at Stripe, or settled with the guest? Write what was done.',
    ],
    note: ['Merknad', 'Note'],
    ask_markHandled: [
      'Er det gjort noe med det rapporten forteller?',
      'Has what the report tells been seen to?',
    ],
    ask_markInvoicePaid: ['Er fakturaen betalt?', 'Is the invoice paid?'],
    ask_newGuestLink: [
      'Skal gjesten få en ny lenke til siden sin? Den gamle slutter å virke, og bekreftelsen sendes på nytt.',
      'Shall the guest get a new link to their page? The old one ends, and the confirmation is sent again.',
    ],
    ask_handOutKey: ['Vil du levere ut nøkkelen?', 'Do you want to hand out the key?'],
    ask_takeBackKey: ['Er nøkkelen levert tilbake?', 'Is the key back?'],
    ask_undoKey: [
      'Vil du angre siste endring av nøkkelen?',
      'Do you want to undo the last change of the key?',
    ],
    read: ['Les dette først', 'Read this first'],
    closed: ['Koia er stengt', 'The koie is closed'],
    deskNote: ['Beskjed fra styret', 'Note from the board'],
    early: ['For tidlig: kan først hentes', 'Too early: can be fetched from'],
    confirmed: ['Jeg har lest det: lever ut nøkkelen', 'I have read it: hand out the key'],
  },
  SetPassword: {
    lead: [
      'Brukeren blir logget ut overalt, og logger inn igjen med det nye passordet.',
      'The user will be logged out everywhere, and logs in again with the new password.',
    ],
    password: ['Nytt passord', 'New password'],
    help: ['Minst 10 tegn.', 'At least 10 characters.'],
    save: ['Sett passord', 'Set password'],
  },
  Party: {
    none: ['Ikke oppgitt', 'Not told'],
    name: ['Navn', 'Name'],
    phone: ['Telefon', 'Phone'],
    email: ['E-post', 'E-mail'],
    member: ['Medlem', 'Member'],
    nameless: ['Uten navn', 'No name'],
  },
  Mail: {
    preview: ['Slik ser e-posten ut', 'What the mail looks like'],
    loading: ['Henter e-posten …', 'Loading the mail …'],
    failed: ['E-posten lot seg ikke hente.', 'The mail could not be loaded.'],
    asText: ['Vis som ren tekst', 'Show as plain text'],
    attached: ['Vedlagt', 'Attached'],
    gone: [
      'Innholdet er slettet, slik det gjøres en tid etter oppholdet.',
      'The content has been deleted, as is done some time after the stay.',
    ],
  },
  Export: {
    working: ['Lager filen …', 'Making the file …'],
    done: [
      '{{filename}} er lastet ned: {{number}} rader.',
      '{{filename}} has been downloaded: {{number}} rows.',
    ],
    none: [
      'Ingen rader passer til filteret, så det er ingen fil.',
      'No row matches the filter, so there is no file.',
    ],
    again: ['Last ned en gang til', 'Download once more'],
    failed: ['Filen lot seg ikke lage. Prøv igjen.', 'The file could not be made. Try again.'],
    back: ['Tilbake til listen', 'Back to the list'],
  },
};
