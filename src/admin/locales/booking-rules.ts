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
