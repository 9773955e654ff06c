import type { DjangoModel } from '../../members/django/model.js';
import { degreesOf } from './koie-fields.js';

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
      area: fields.text('area'),
      difficulty_info_nor: fields.text('difficulty_info_nor'),
      difficulty_info_eng: fields.text('difficulty_info_eng'),
      terrain_nor: fields.text('terrain_nor'),
      terrain_eng: fields.text('terrain_eng'),
      altitude: fields.whole('altitude', { min: -500, max: 9_000, missing: 0, empty: 0 }),
      utm: fields.text('utm'),
      kartblad: fields.text('kartblad'),
      map_pdf: fields.text('map_pdf'),
    };
  },
};
