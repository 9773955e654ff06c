import type { Language } from '../../models/index.js';
import { osloDayOf } from '../../platform/clock.js';
import { AVALANCHE_SOURCE, type KoieAvalanche } from '../../services/avalanche/index.js';
import type { FreeBeds } from '../../services/beds/availability.js';
import type { KoieDetail, ListedKoie } from '../../services/koier/koie.js';
import { presentTerms } from '../accounts/presenter.js';

const LOCATION_FIELDS = [
  'id',
  'latitude',
  'longitude',
  'area',
  'difficulty_info_nor',
  'difficulty_info_eng',
  'terrain_nor',
  'terrain_eng',
  'altitude',
  'utm',
  'kartblad',
  'map_pdf',
];

const DESCRIPTION_FIELDS = [
  'id',
  'yr_link_nor',
  'yr_link_eng',
  'description_nor',
  'description_eng',
  'directions_nor',
  'directions_eng',
  'parking_nor',
  'parking_eng',
];

/** A koie in the list. */
export function presentListedKoie({ id, name, slug, numberOfBeds, album }: ListedKoie) {
  return { id, name, slug, number_of_beds: numberOfBeds, album };
}

/** A koie with all that guests may read, as at a moment. */
export function presentKoie(koie: KoieDetail, at: Date, language: Language) {
  const { terms } = koie;
  return {
    ...presentListedKoie(koie),
    price_member: koie.priceMember,
    price_not_member: koie.priceNotMember,
    koie_type: koie.koieType,
    difficulty: koie.difficulty,
    booking_window: koie.bookingWindow,
    booking_periods: koie.bookingPeriods.map((period) => ({
      name_nor: period.nameNb,
      name_eng: period.nameEn,
      first_night: period.firstNight,
      last_night: period.lastNight,
      opens_at: period.opensAt,
      closes_at: period.closesAt,
      max_nights: period.maxNights,
      max_guests: period.maxGuests,
    })),
    bookable_until: koie.bookableUntil,
    location: pick(koie.location, LOCATION_FIELDS),
    description: pick(koie.description, DESCRIPTION_FIELDS),
    pictures: koie.pictures.map(({ url, width, height, altNor, altEng }) => ({
      url,
      width,
      height,
      alt_nor: altNor,
      alt_eng: altEng,
    })),
    beds_available_in_booking_window: fromUtcDay(koie.freeBeds, at),
    avalanche: koie.avalanche && presentAvalanche(koie.avalanche),
    terms: {
      name: language === 'nb' ? terms.nameNb : terms.nameEn,
      text_nor: terms.textNb,
      text_eng: terms.textEn,
      ...presentTerms(terms),
    },
  };
}

function presentAvalanche({ region, threshold, days, fetchedAt }: KoieAvalanche) {
  return {
    region,
    threshold,
    days: days.map(({ date, level, textNb, textEn }) => ({
      date,
      level,
      text_nor: textNb,
      text_eng: textEn,
    })),
    source: AVALANCHE_SOURCE,
    fetched_at: fetchedAt && new Date(fetchedAt).toISOString(),
  };
}

/**
 * The public frontend takes the UTC day for today. From midnight in Oslo until midnight UTC it looks for a night that
 * is over, so the nights begin with that one then, without beds: its first choice is today.
 */
function fromUtcDay(freeBeds: FreeBeds, at: Date): FreeBeds {
  const utcDay = at.toISOString().slice(0, 10);
  return utcDay < osloDayOf(at) ? { [utcDay]: 0, ...freeBeds } : freeBeds;
}

function pick(record: Record<string, string | number>, fields: readonly string[]) {
  return Object.fromEntries(fields.map((field) => [field, record[field]]));
}
