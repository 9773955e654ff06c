import type { DjangoModel } from '../../members/django/model.js';
import { htmlOf, webLink } from './koie-fields.js';

export const description: DjangoModel = {
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
      yr_link_nor: webLink(fields, 'yr_link_nor'),
      yr_link_eng: webLink(fields, 'yr_link_eng'),
      description_nor: htmlOf(fields, 'description_nor'),
      description_eng: htmlOf(fields, 'description_eng'),
      directions_nor: htmlOf(fields, 'directions_nor'),
      directions_eng: htmlOf(fields, 'directions_eng'),
      parking_nor: htmlOf(fields, 'parking_nor'),
      parking_eng: htmlOf(fields, 'parking_eng'),
    };
  },
};
