import type { Language } from '../../models/index.js';
import type { FeedKind } from './feeds.js';

interface FeedTexts {
  names: Record<FeedKind, string>;
  persons(count: number): string;
  pickUp: string;
  return: string;
  closed: string;
  closedBeds(beds: number): string;
  reference: string;
  keyAt: string;
  guest: string;
}

/** The words of feeds. */
export const FEED_TEXTS: Record<Language, FeedTexts> = {
  nb: {
    names: { koier: 'Koiene', desk: 'Nøkler', trips: 'Mine koieturer' },
    persons: (count) => (count === 1 ? '1 person' : `${count} personer`),
    pickUp: 'Nøkkel ut',
    return: 'Nøkkel inn',
    closed: 'stengt',
    closedBeds: (beds) => (beds === 1 ? '1 seng stengt' : `${beds} senger stengt`),
    reference: 'Referanse',
    keyAt: 'Nøkkel hos',
    guest: 'Gjest',
  },
  en: {
    names: { koier: 'Koiene', desk: 'Keys', trips: 'My koie trips' },
    persons: (count) => (count === 1 ? '1 person' : `${count} persons`),
    pickUp: 'Key out',
    return: 'Key in',
    closed: 'closed',
    closedBeds: (beds) => (beds === 1 ? '1 bed closed' : `${beds} beds closed`),
    reference: 'Reference',
    keyAt: 'Key at',
    guest: 'Guest',
  },
};
