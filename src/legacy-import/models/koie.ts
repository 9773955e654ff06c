import type { DjangoModel } from '../../members/django/model.js';
import { Refused } from '../../members/django/refused.js';
import { djangoSlugOf } from '../../members/django/texts.js';
import { DIFFICULTIES, KOIE_TYPES } from '../../models/index.js';
import { webLink } from './koie-fields.js';
import { droppedSlugOf } from './texts.js';

const NAME_LENGTH = 40;
const NUMBERS = { '1': 'one', '2': 'two', '3': 'three', '4': 'four', '5': 'five' } as const;

export const koie: DjangoModel = {
  name: 'koie_booking.koiemodel',
  table: 'in_koier',
  columns: {
    name: 'text',
    slug: 'text',
    legacy_slug: 'text',
    koie_type: 'text',
    number_of_beds: 'integer',
    price_member: 'integer',
    price_not_member: 'integer',
    difficulty: 'text',
    booking_window: 'integer',
    album: 'text',
    location_ref: 'text',
    description_ref: 'text',
  },
  records: { table: 'koier', key: 'id', isNumbered: true },
  natural: ['slug', 'legacy_slug', 'name'],
  read(fields) {
    const name = fields.text('name');
    const slug = djangoSlugOf(name);
    if (slug === '') throw new Refused('it has no name');
    if ([...name].length > NAME_LENGTH) throw new Refused(`name is longer than ${NAME_LENGTH} characters`);
    const locationRef = fields.reference('location');
    const descriptionRef = fields.reference('description');
    if (!locationRef || !descriptionRef) throw new Refused('it has no location or no description');
    return {
      name,
      slug,
      legacy_slug: legacySlug(name, fields.text('slug')),
      koie_type: fields.choice('koie_type', KOIE_TYPES, 'koie', { kåte: 'kaate' }),
      number_of_beds: fields.whole('number_of_beds', { min: 1, max: 100, missing: 1 }),
      price_member: fields.whole('price_member', { missing: 40 }),
      price_not_member: fields.whole('price_not_member', { missing: 80 }),
      difficulty: fields.choice('difficulty', DIFFICULTIES, 'two', NUMBERS),
      booking_window: fields.whole('booking_window', { min: 1, max: 366, missing: 14 }),
      album: webLink(fields, 'album'),
      location_ref: locationRef,
      description_ref: descriptionRef,
    };
  },
};

/** The old system's own slug is what old links have; where it still has ø and å, its name says as much. */
function legacySlug(name: string, written: string): string {
  return /^[a-z0-9_-]+$/.test(written) ? written : droppedSlugOf(name);
}
