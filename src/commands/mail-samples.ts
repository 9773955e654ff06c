import type { Language } from '../models/index.js';
import type { MailBooking } from '../services/mail/booking-data.js';
import type { BookingChange } from '../services/mail/change-view.js';
import type { LostKey, WrittenMessage } from '../services/mail/render.js';
import { type ForecastView, forecastView } from '../services/weather/index.js';

/** A booking to show mails with: true facts of one koie, a made-up guest. */
export function sampleBooking(language: Language, changes: Partial<MailBooking> = {}): MailBooking {
  return {
    id: 1,
    version: 1,
    uuid: '5b0c6f5e-3d0a-4a53-9b5e-0d5a1b6f7c21',
    reference: 'K7M3PX',
    contactEmail: 'kari.nordmann@example.org',
    language,
    firstName: 'Kari',
    guestName: 'Kari Nordmann',
    guestPhone: '+47 400 00 000',
    arrivalDate: '2026-12-12',
    departureDate: '2026-12-14',
    guestsMember: 2,
    guestsNotMember: 1,
    priceNok: 320,
    chargedOre: 32_000,
    refundedOre: 0,
    balanceOre: 0,
    settlement: 'card',
    awaitsCard: false,
    hasReceipts: true,
    isConfirmed: true,
    cancelledByGuest: false,
    keyStatus: 'picked_up',
    koieId: 1,
    koieName: 'Flåkoia',
    numberOfBeds: 11,
    latitude: '63.15702',
    longitude: '10.36538',
    altitude: 283,
    area: 'Brungmarka',
    terrain: { nb: 'skog', en: 'forest' },
    utm: '32V, 0568785, 7003816',
    mapSheet: 'Trondheim 106',
    mapLink: '',
    weather: {
      nb: 'https://www.yr.no/sted/Norge/Trøndelag/Melhus/Stordamvatnet/',
      en: 'https://www.yr.no/place/Norway/Trøndelag/Melhus/Stordamvatnet/',
    },
    directions: {
      nb: '<p>Følg stien fra parkeringsplassen.</p><p>Ta av mot vest ved vannet.</p>',
      en: '<p>Follow the path from the car park.</p><p>Turn west at the lake.</p>',
    },
    parking: { nb: 'Ved veibommen.', en: 'At the road barrier.' },
    avalanche: {
      region: 3022,
      threshold: 3,
      days: [
        {
          date: '2026-12-12',
          level: 3,
          textNb: 'Unngå bratte heng. Fokksnøen er lett å løse ut.',
          textEn: 'Avoid steep slopes. The wind slab is easy to trigger.',
          link: 'https://www.varsom.no/snoskred/varsling/varsel/Trollheimen/2026-12-12',
        },
        { date: '2026-12-13', level: 0, textNb: '', textEn: '', link: '' },
      ],
      fetchedAt: '2026-12-11T16:00:00Z',
    },
    deskId: 1,
    deskName: 'SiT Gløshaugen',
    deskAddress: '',
    deskOpening: { nb: '', en: '' },
    deskContact: '',
    nextArrival: '2026-12-17',
    ...changes,
  };
}

/** A move to the sample's koie and days from others, at another price. */
export const SAMPLE_MOVE: BookingChange = {
  before: {
    koieName: 'Øvensenget',
    arrivalDate: '2026-12-05',
    departureDate: '2026-12-06',
    guestsMember: 2,
    guestsNotMember: 1,
    priceNok: 160,
    newPriceNok: 320,
    refundOre: 0,
  },
  because: { nb: 'Pipa må repareres.', en: 'The chimney has to be mended.' },
};

/** An offer because the sample's koie is closed. */
export const SAMPLE_OFFER: BookingChange = {
  because: { nb: 'Pipa må repareres.', en: 'The chimney has to be mended.' },
  deadline: new Date('2026-12-11T11:00:00Z'),
};

/** The weather of the sample's stay. */
export function sampleForecast(language: Language): ForecastView {
  const day = { lowest: -8, highest: -3, precipitationMm: 2.4, windMs: 6 };
  return forecastView(language, new Date('2026-12-11T05:32:00Z'), [
    { ...day, day: '2026-12-12', symbol: 'lightsnow' },
    { ...day, day: '2026-12-13', symbol: 'partlycloudy', precipitationMm: 0, lowest: -14 },
    { ...day, day: '2026-12-14', symbol: 'clearsky', precipitationMm: 0, windMs: 2 },
  ]);
}

/** A key that a guest has lost. */
export const SAMPLE_LOST_KEY: LostKey = {
  koie: 'Flåkoia',
  label: '2',
  desk: 'SiT Gløshaugen',
  became: 'lost',
  reference: 'K7M3PX',
  note: 'Gjesten tror at den ligger i elva.',
};

/** Bookings whose keys are overdue on 17 December 2026. */
export function sampleOverdueKeys(language: Language): MailBooking[] {
  return [
    sampleBooking(language),
    sampleBooking(language, {
      reference: 'T4WQ9N',
      koieName: 'Øvensenget',
      guestName: 'Ola Nordmann',
      guestPhone: '',
      contactEmail: 'ola.nordmann@example.org',
      departureDate: '2026-12-10',
      nextArrival: null,
    }),
  ];
}

/** What the board could write, with an address and characters that HTML would mind. */
export function sampleMessage(writtenIn: Language): WrittenMessage {
  const [subject, first, second] =
    writtenIn === 'nb'
      ? [
          'Vedovnen på Flåkoia',
          'Hei Kari!',
          'Spjeldet i ovnen henger: trekk hardt & rolig. Mer på https://ntnui.no/koiene.',
        ]
      : [
          'The stove at Flåkoia',
          'Dear Kari,',
          'The damper of the stove sticks: pull hard & calmly. More at https://ntnui.no/koiene.',
        ];
  return { subject, paragraphs: [[first], [second, '– Koiestyret']], writtenIn };
}
