import type { Words } from './words.js';

/** The forms of booking rules, and what a rule comes to. */
export const bookingRulesFormWords: Words = {
  ChosenKoier: {
    which: ['Hvilke koier', 'Which koier'],
    all: ['Alle koier', 'All koier'],
    some: ['Noen koier', 'Some koier'],
  },
  ReleasePreview: {
    wait: [
      'Fyll ut feltene, så står det her hva regelen gjør.',
      'Fill in the fields: what the rule does is told here.',
    ],
  },
  KoieOpenings: {
    title: ['Når nettene kan bestilles', 'When nights can be booked'],
    allPeriods: ['Alle bestillingsperioder', 'All booking periods'],
    until: [
      'Medlemmer kan nå bestille opphold som slutter senest {{day}}.',
      'Members can now book stays that end on {{day}} at the latest.',
    ],
    nothing: ['Medlemmer kan ikke bestille noen netter nå.', 'Members can book no nights now.'],
    window: [
      'Utenom perioder gjelder bestillingsvinduet: {{count}} dager fram.',
      'Outside periods the booking window holds: {{count}} days ahead.',
    ],
    window_one: [
      'Utenom perioder gjelder bestillingsvinduet: 1 dag fram.',
      'Outside periods the booking window holds: 1 day ahead.',
    ],
    release: [
      'Ukentlig slipp, i stedet for bestillingsvinduet.',
      'Weekly release, in place of the booking window.',
    ],
    noPeriods: ['Ingen bestillingsperioder framover.', 'No booking periods ahead.'],
    nights: ['Nettene {{nights}}', 'Nights {{nights}}'],
    opens: ['Åpner {{at}}.', 'Opens {{at}}.'],
    open: ['Åpen for medlemmer.', 'Open to members.'],
    closes: ['Kan bestilles til {{at}}.', 'Can be booked until {{at}}.'],
    closed: ['Stengte for medlemmer {{at}}.', 'Closed to members {{at}}.'],
    maxNights: ['Høyst {{count}} netter i et opphold.', 'At most {{count}} nights a stay.'],
    maxNights_one: ['Høyst 1 natt i et opphold.', 'At most 1 night a stay.'],
    maxGuests: ['Høyst {{count}} gjester i en bestilling.', 'At most {{count}} guests a booking.'],
    maxGuests_one: ['Høyst 1 gjest i en bestilling.', 'At most 1 guest a booking.'],
  },
  PeriodPreview: {
    title: ['Hvem kan bestille hva, når', 'Who can book what, when'],
    wait: [
      'Fyll ut nettene og når de kan bestilles, så står det her.',
      'Fill in the nights and when they can be booked: it is told here.',
    ],
    koie: ['Koie', 'Koie'],
    booked: ['Alt bestilt disse nettene', 'Booked already on these nights'],
    otherwise: ['Uten perioden åpner første natt', 'Without the period the first night opens'],
    stands: [
      'Det som er bestilt, står. Perioden gjelder nye bestillinger og endringer som gjestene gjør selv.',
      'What is booked stands. The period is for new bookings and for changes that guests make themselves.',
    ],
    each: ['Koie for koie', 'Koie by koie'],
  },
};
