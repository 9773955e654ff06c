import type { DjangoModel } from '../django/model.js';
import { Refused } from '../django/refused.js';
import { djangoSlugOf } from '../django/texts.js';

export const group: DjangoModel = {
  name: 'groups.groupmodel',
  table: 'in_groups',
  columns: { name: 'text', slug: 'text', founding_date: 'date', access: 'text', category: 'text' },
  records: { table: 'groups', key: 'group_id', isNumbered: true },
  natural: ['slug', 'name'],
  read(fields) {
    const name = fields.text('name');
    const slug = djangoSlugOf(fields.text('slug') || name);
    if (slug === '') throw new Refused('it has neither a name nor a slug');
    if (fields.optionalText('payment_key') !== null)
      fields.note('Secrets', 'payment_key is not taken over: the key belongs in STRIPE_SECRET_KEY');
    return {
      name: name || slug,
      slug,
      founding_date: fields.day('founding_date'),
      access: fields.choice('access', ['O', 'C', 'H'], 'O', { open: 'O', closed: 'C', hidden: 'H' }),
      category: fields.choice('category', ['sports_group', 'administrative_group'], 'sports_group'),
    };
  },
};
