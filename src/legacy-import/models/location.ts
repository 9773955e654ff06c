import type { DjangoModel } from '../../members/django/model.js';
import { degreesOf, webLink } from './koie-fields.js';
import { shortText } from './limited.js';

export const location: DjangoModel = {
  name: 'koie_booking.location',
  table: 'in_locations',
  columns: {
    latitude: 'numeric',
    longitude: 'numeric',
    area: 'text',
    difficulty_info_nor: 'text',
    difficulty_info_eng: 'text',
    terrain_nor: 'text',
    terrain_eng: 'text',
    altitude: 'integer',
    utm: 'text',
    kartblad: 'text',
    map_pdf: 'text',
  },
  records: { table: 'locations', key: 'id', isNumbered: true },
  read(fields) {
    return {
      latitude: degreesOf(fields, 'latitude', 90),
      longitude: degreesOf(fields, 'longitude', 180),
      area: shortText(fields, 'area'),
      difficulty_info_nor: shortText(fields, 'difficulty_info_nor'),
      difficulty_info_eng: shortText(fields, 'difficulty_info_eng'),
      terrain_nor: shortText(fields, 'terrain_nor'),
      terrain_eng: shortText(fields, 'terrain_eng'),
      altitude: fields.whole('altitude', { min: -500, max: 9_000, missing: 0, empty: 0 }),
      utm: shortText(fields, 'utm'),
      kartblad: shortText(fields, 'kartblad'),
      map_pdf: webLink(fields, 'map_pdf'),
    };
  },
};
