import type { Words } from '../words.js';

const WEEKDAYS: Words = {
  '1': ['mandag', 'Monday'],
  '2': ['tirsdag', 'Tuesday'],
  '3': ['onsdag', 'Wednesday'],
  '4': ['torsdag', 'Thursday'],
  '5': ['fredag', 'Friday'],
  '6': ['lørdag', 'Saturday'],
  '7': ['søndag', 'Sunday'],
};
const WEEKS: Words = {
  '0': ['samme uke', 'the same week'],
  '1': ['neste uke', 'the next week'],
  ...Object.fromEntries(
    [2, 3, 4, 5, 6, 7, 8].map((weeks) => [String(weeks), [`om ${weeks} uker`, `in ${weeks} weeks`] as const]),
  ),
};

/** Who can book what, from when. */
export const bookingRuleWords: Words = {
  waiting_entries: {
    properties: {
      userId: ['Medlem', 'Member'],
      member: ['Medlem', 'Member'],
      koieIds: ['Koier', 'Koier'],
      koieNames: ['Koier', 'Koier'],
      arrivalDate: ['Ankomst', 'Arrival'],
      departureDate: ['Avreise', 'Departure'],
      guestsMember: ['Medlemmer', 'Members'],
      guestsNotMember: ['Andre', 'Others'],
      guests: ['Personer', 'Persons'],
      state: ['Hvor langt', 'How far'],
      bookingId: ['Bestillingen som ble tilbudt', 'The booking that was offered'],
      createdAt: ['Stilte seg i kø', 'Joined'],
      offeredAt: ['Fikk tilbud', 'Was offered beds'],
      offeredUntil: ['Må betale innen', 'Must pay by'],
      endedAt: ['Ferdig', 'Ended'],
      uuid: ['Uuid', 'Uuid'],
    },
    labels: {
      state: {
        waiting: ['Venter', 'Waiting'],
        offered: ['Har fått tilbud', 'Is offered beds'],
        taken: ['Fikk seng', 'Got a bed'],
        declined: ['Takket nei', 'Declined'],
        expired: ['Gikk ut', 'Ran out'],
        withdrawn: ['Trakk seg', 'Withdrew'],
      },
    },
  },
  release_rules: {
    actions: { new: ['Nytt ukentlig slipp', 'New weekly release'] },
    properties: {
      koieIds: ['Koier', 'Koier'],
      koieNames: ['Koier', 'Koier'],
      weekday: ['Slippes hver', 'Released each'],
      atTime: ['Klokken', 'At'],
      fromWeekday: ['Fra og med natten som begynner', 'From the night that begins on'],
      fromWeek: ['I hvilken uke', 'In which week'],
      nights: ['Antall netter', 'Number of nights'],
    },
    labels: { weekday: WEEKDAYS, fromWeekday: WEEKDAYS, fromWeek: WEEKS },
    messages: {
      help_koieIds: [
        'En koie kan bare ha ett ukentlig slipp. Det trer i stedet for bestillingsvinduet.',
        'A koie can have only one weekly release. It takes the place of the booking window.',
      ],
      help_atTime: ['Norsk tid: 08:00.', 'Norwegian time: 08:00.'],
      help_fromWeek: ['Regnet fra uken det slippes i.', 'Counted from the week of the release.'],
      help_nights: [
        'Minst 7, ellers blir noen netter aldri sluppet.',
        'At least 7, or some nights are never released.',
      ],
    },
  },
  fair_use_rules: {
    properties: {
      rule: ['Regel', 'Rule'],
      isOn: ['Gjelder', 'Is on'],
      most: ['Høyst', 'At most'],
      days: ['I løpet av (dager)', 'Within (days)'],
    },
    labels: {
      rule: {
        nights_per_stay: ['Netter per opphold', 'Nights per stay'],
        nights_per_koie: ['Netter per medlem på samme koie', 'Nights per member at one koie'],
        active_bookings: [
          'Bestillinger per medlem som ikke er over',
          'Bookings per member that are not over',
        ],
        one_koie_per_night: ['Én koie per natt per medlem', 'One koie per night per member'],
      },
    },
    messages: {
      help_isOn: [
        'Gjelder det medlemmer bestiller og endrer selv, fra nå av. Det som er bestilt, står. Det ansatte og styret bestiller, teller ikke her.',
        'For what members book and change themselves, from now on. What is booked stands. What staff and the board book is not limited.',
      ],
      help_most: [
        'Netter eller bestillinger. Tomt for «én koie per natt», som ikke har noe tall.',
        'Nights or bookings. Empty for “one koie per night”, which has no number.',
      ],
      help_days: [
        'Bare for netter på samme koie: så mange dager på rad, uansett hvor de begynner. Slik kan ingen bestille opphold på opphold.',
        'Only for nights at one koie: so many days in a row, wherever they begin. So nobody can book stay after stay.',
      ],
    },
  },
  fair_use_exceptions: {
    actions: { new: ['Nytt unntak', 'New exception'] },
    properties: {
      userId: ['Medlem', 'Member'],
      member: ['Medlem', 'Member'],
      koieId: ['Koie', 'Koie'],
      koieName: ['Koie', 'Koie'],
      firstNight: ['Første natt', 'First night'],
      lastNight: ['Siste natt', 'Last night'],
      reason: ['Hvorfor', 'Why'],
    },
    messages: {
      help_koieId: ['Tomt: alle koier.', 'Empty: all koier.'],
      help_lastNight: [
        'Et opphold der alle nettene er innenfor, blir ikke målt mot reglene. Antall ubetalte reservasjoner gjelder fortsatt.',
        'A stay with all its nights within is not measured by the rules. The number of unpaid holds still counts.',
      ],
    },
  },
  booking_periods: {
    actions: { new: ['Ny bestillingsperiode', 'New booking period'] },
    properties: {
      nameNb: ['Navn (norsk)', 'Name (Norwegian)'],
      nameEn: ['Navn (engelsk)', 'Name (English)'],
      koieIds: ['Koier', 'Koier'],
      koieNames: ['Koier', 'Koier'],
      firstNight: ['Første natt', 'First night'],
      lastNight: ['Siste natt', 'Last night'],
      opensAt: ['Kan bestilles fra', 'Can be booked from'],
      closesAt: ['Kan bestilles til', 'Can be booked until'],
      maxNights: ['Høyst netter per opphold', 'Most nights per stay'],
      maxGuests: ['Høyst personer per bestilling', 'Most persons per booking'],
    },
    messages: {
      help_nameNb: [
        'Vises for dem som vil bestille: «Jul 2026».',
        'Shown to those who want to book: “Christmas 2026”.',
      ],
      help_lastNight: [
        'Natten til dagen etter hører med. Nettene kan ikke være med i en annen periode for samme koie.',
        'The night to the day after belongs to it. The nights cannot be in another period of the same koie.',
      ],
      help_opensAt: [
        'Norsk tid. Før dette kan ingen medlemmer bestille nettene, heller ikke innenfor bestillingsvinduet.',
        'Norwegian time. Before this no member can book the nights, within the booking window or not.',
      ],
      help_closesAt: ['Tomt: så lenge nettene ikke er over.', 'Empty: as long as the nights are to come.'],
      help_maxNights: [
        'Gjelder hele oppholdet når det har en natt i perioden. Tomt: ingen grense.',
        'For the whole stay when it has a night of the period. Empty: no limit.',
      ],
      help_maxGuests: ['Tomt: så mange som koia har senger til.', 'Empty: as many as the koie has beds for.'],
    },
  },
};
