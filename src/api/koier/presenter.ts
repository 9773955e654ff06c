import type { KoieDetail, ListedKoie } from '../../services/koier/koie.js';

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

/** A koie with all that guests may read. */
export function presentKoie(koie: KoieDetail) {
  return {
    ...presentListedKoie(koie),
    price_member: koie.priceMember,
    price_not_member: koie.priceNotMember,
    koie_type: koie.koieType,
    difficulty: koie.difficulty,
    booking_window: koie.bookingWindow,
    location: pick(koie.location, LOCATION_FIELDS),
    description: pick(koie.description, DESCRIPTION_FIELDS),
    beds_available_in_booking_window: koie.freeBeds,
  };
}

function pick(record: Record<string, string | number>, fields: readonly string[]) {
  return Object.fromEntries(fields.map((field) => [field, record[field]]));
}
