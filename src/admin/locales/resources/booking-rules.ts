import type { Words } from '../words.js';

/** Who can book what, from when. */
export const bookingRuleWords: Words = {
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
