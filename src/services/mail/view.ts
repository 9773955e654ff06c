import { config } from '../../../config/index.js';
import type { Language } from '../../models/index.js';
import { addDays, nightsBetween } from '../../platform/clock.js';
import { dateRange, longDate, price } from '../../platform/format.js';
import { oneLine } from '../../platform/one-line.js';
import { payLink } from '../payments/pay-link.js';
import { type AvalancheView, avalancheView } from './avalanche-view.js';
import type { MailBooking } from './booking-data.js';
import { paragraphs, webAddress } from './clean.js';
import { en } from './texts/en.js';
import { type MailTexts, nb, type Words } from './texts/nb.js';

/** One line of a table in a mail. */
export interface Fact {
  label: string;
  value: string;
  /** Where the value links to; only ever a web address. */
  link?: string | undefined;
}

/** A heading with paragraphs under it. */
interface Section {
  heading: string;
  paragraphs: string[];
}

/** The values for the templates of a booking's mails. None is empty: what is not known is left out. */
export interface BookingView extends Omit<Words, 'amount'> {
  language: Language;
  t: MailTexts;
  greeting: string;
  /** Where, when and how many. */
  visit: Fact[];
  /** The same, and what it costs. */
  stay: Fact[];
  desk: string;
  deskFacts: Fact[];
  place: Fact[];
  sections: Section[];
  avalanche: AvalancheView | null;
  reportLink: string;
  siteLink: string;
  /** Where a card is charged that the booking waits for. */
  payLink: string;
  keyIsOut: boolean;
  hasReceipts: boolean;
}

const TEXTS: Record<Language, MailTexts> = { nb, en };

/** The texts of a language. */
export function textsIn(language: Language): MailTexts {
  return TEXTS[language];
}

/** A booking as its mails show it, in the language of its user. */
export function bookingView(booking: MailBooking): BookingView {
  const { language } = booking;
  const t = textsIn(language);
  const keyFrom = addDays(booking.arrivalDate, -config.keyPickupDays);
  return {
    language,
    t,
    greeting: t.greeting(oneLine(booking.firstName)),
    koie: oneLine(booking.koieName),
    reference: booking.reference,
    dates: dateRange(language, booking.arrivalDate, booking.departureDate),
    arrival: longDate(language, booking.arrivalDate),
    departure: longDate(language, booking.departureDate),
    keyFrom: longDate(language, keyFrom),
    nextArrival: booking.nextArrival ? longDate(language, booking.nextArrival) : '',
    price: price(language, Math.max(booking.balanceOre, 0) / 100),
    visit: visitFacts(booking, t),
    stay: [...visitFacts(booking, t), priceFact(booking, t)],
    desk: oneLine(booking.deskName),
    deskFacts: deskFacts(booking, t),
    place: placeFacts(booking, t),
    sections: [
      { heading: t.labels.directions, paragraphs: paragraphs(inLanguage(booking.directions, language)) },
      { heading: t.labels.parking, paragraphs: paragraphs(inLanguage(booking.parking, language)) },
    ].filter((section) => section.paragraphs.length > 0),
    avalanche: avalancheView(booking.avalanche, language, t),
    reportLink: `${config.publicSiteUrl}/report/${booking.uuid}`,
    siteLink: config.publicSiteUrl,
    payLink: payLink(booking.uuid),
    keyIsOut: booking.keyStatus === 'picked_up',
    hasReceipts: booking.hasReceipts,
  };
}

/** A text of the board; in the other language when it has been written in that one only. */
function inLanguage(text: Record<Language, string>, language: Language): string {
  return text[language].trim() || text[language === 'nb' ? 'en' : 'nb'].trim();
}

function visitFacts(booking: MailBooking, t: MailTexts): Fact[] {
  const { language } = booking;
  const nights = nightsBetween(booking.arrivalDate, booking.departureDate);
  return [
    { label: t.labels.koie, value: oneLine(booking.koieName) },
    { label: t.labels.arrival, value: longDate(language, booking.arrivalDate) },
    { label: t.labels.departure, value: longDate(language, booking.departureDate) },
    { label: t.labels.nights, value: String(nights) },
    {
      label: t.labels.guests,
      value: t.guests({ members: booking.guestsMember, others: booking.guestsNotMember }),
    },
  ];
}

function priceFact(booking: MailBooking, t: MailTexts): Fact {
  const isToBePaid = booking.awaitsCard || (booking.settlement === 'card' && !booking.isConfirmed);
  const isUnpaid = isToBePaid && booking.balanceOre === booking.priceNok * 100;
  const settled = isUnpaid ? t.awaitsCard : settledAs(booking, t);
  const isFree = booking.settlement === 'free';
  return {
    label: t.labels.price,
    value: isFree ? settled : `${price(booking.language, booking.priceNok)} (${settled})`,
  };
}

/** How it is settled; what the card has paid where that is not all of the price. */
function settledAs(
  { settlement, chargedOre, refundedOre, priceNok, language }: MailBooking,
  t: MailTexts,
): string {
  const paidOre = chargedOre - refundedOre;
  const isOtherSum = settlement === 'card' && paidOre > 0 && paidOre !== priceNok * 100;
  return isOtherSum ? t.paid(price(language, paidOre / 100)) : t.settlement[settlement];
}

function deskFacts(booking: MailBooking, t: MailTexts): Fact[] {
  const opening = paragraphs(inLanguage(booking.deskOpening, booking.language)).join('; ');
  return known([
    { label: t.labels.address, value: oneLine(booking.deskAddress) },
    { label: t.labels.opening, value: opening },
    { label: t.labels.contact, value: oneLine(booking.deskContact) },
  ]);
}

function placeFacts(booking: MailBooking, t: MailTexts): Fact[] {
  const { language } = booking;
  const map = webAddress(booking.mapLink);
  const weather = webAddress(inLanguage(booking.weather, language));
  return known([
    { label: t.labels.area, value: oneLine(booking.area) },
    { label: t.labels.terrain, value: oneLine(inLanguage(booking.terrain, language)) },
    { label: t.labels.altitude, value: booking.altitude > 0 ? t.metres(booking.altitude) : '' },
    { label: t.labels.mapSheet, value: oneLine(booking.mapSheet) },
    { label: t.labels.utm, value: oneLine(booking.utm) },
    { label: t.labels.position, value: `${booking.latitude}, ${booking.longitude}` },
    { label: t.labels.map, value: map ? t.openMap : '', link: map },
    { label: t.labels.weather, value: weather ? t.openWeather : '', link: weather },
  ]);
}

function known(facts: Fact[]): Fact[] {
  return facts.filter((fact) => fact.value !== '');
}
