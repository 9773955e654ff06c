import type { OldModel } from './old-model.js';

export const description: OldModel = {
  name: 'koie_booking.description',
  table: 'in_descriptions',
  columns: {
    yr_link_nor: 'text',
    yr_link_eng: 'text',
    description_nor: 'text',
    description_eng: 'text',
    directions_nor: 'text',
    directions_eng: 'text',
    parking_nor: 'text',
    parking_eng: 'text',
  },
  records: { table: 'descriptions', key: 'id', isNumbered: true },
  read(fields) {
    return {
      yr_link_nor: fields.text('yr_link_nor'),
      yr_link_eng: fields.text('yr_link_eng'),
      description_nor: fields.html('description_nor'),
      description_eng: fields.html('description_eng'),
      directions_nor: fields.html('directions_nor'),
      directions_eng: fields.html('directions_eng'),
      parking_nor: fields.html('parking_nor'),
      parking_eng: fields.html('parking_eng'),
    };
  },
};
