import type { DjangoModel } from '../../members/django/model.js';
import type { Merge } from '../../members/merge/merge.js';
import { description, koie, location } from '../models/index.js';

const LOCATION = columnsOf(location);
const DESCRIPTION = columnsOf(description);
const KOIE: Record<string, string> = {
  name: 's.name',
  slug: 's.slug',
  legacy_slug: 's.legacy_slug',
  koie_type: 's.koie_type',
  number_of_beds: 's.number_of_beds',
  price_member: 's.price_member',
  price_not_member: 's.price_not_member',
  difficulty: 's.difficulty',
  booking_window: 's.booking_window',
  album: 's.album',
  location_id: 's.location_id',
  description_id: 's.description_id',
};

/** A koie that is here already, from the seeders or by hand, is known by its name or by either slug. */
const MATCH = `(k.slug = s.slug or k.slug = s.legacy_slug or k.legacy_slug = s.legacy_slug or lower(k.name) = lower(s.name))`;

/** Takes over the koier with their locations and descriptions. */
export async function mergeKoier(merge: Merge): Promise<void> {
  await merge.recall(koie);
  await merge.forgetDeleted(koie);
  await merge.refuse(
    'in_koier',
    `'another koie has its name or its slug'`,
    `exists (select from in_koier o where o.slug = s.slug and o.pk <> s.pk and o.seq < s.seq and o.state is distinct from 'refused')
     or exists (select from koier k where k.slug = s.slug and exists (
       select from imported_rows i where i.model = '${koie.name}' and i.new_key = k.id::text and i.old_key <> s.pk))`,
  );
  await merge.sql(
    `update in_koier s set new_key = k.id, state = 'updated' from koier k where s.state is null and ${MATCH}`,
  );
  await mergePart(merge, location, 'location', LOCATION);
  await mergePart(merge, description, 'description', DESCRIPTION);

  await merge.number(koie);
  await merge.insert('koier', { id: 's.new_key::integer', ...KOIE }, 'in_koier s');
  await merge.without('koier', 'koier_guard_beds', () =>
    merge.update('koier', KOIE, 'in_koier s', 't.id = s.new_key::integer'),
  );
  await merge.remember(koie);
}

/** A location or description: the one that its koie has already, or one of its own. */
async function mergePart(
  merge: Merge,
  model: DjangoModel,
  part: string,
  columns: Record<string, string>,
): Promise<void> {
  const target = model.records.table;
  await merge.recall(model);
  await merge.forgetDeleted(model);
  await merge.sql(
    `update ${model.table} s set new_key = k.${part}_id, state = 'updated'
     from in_koier o join koier k on k.id::text = o.new_key
     where s.state is null and o.${part}_ref = s.pk and o.state = 'updated'
       and not exists (select from imported_rows i where i.model = $1 and i.new_key = k.${part}_id::text)`,
    [model.name],
  );
  await merge.number(model);
  await merge.insert(target, { id: 's.new_key::integer', ...columns }, `${model.table} s`);
  await merge.update(target, columns, `${model.table} s`, 't.id = s.new_key::integer');
  await merge.remember(model);
  await merge.resolve(koie, part, model);
  await copyShared(merge, target, part, Object.keys(columns));
}

/** In the old system two koier could have one location or description. Here each has its own. */
async function copyShared(merge: Merge, target: string, part: string, columns: string[]): Promise<void> {
  const shared = await merge.sql<{ seq: number; own: number | null }>(
    `select s.seq, k.${part}_id as own from in_koier s
     left join koier k on k.id::text = s.new_key
     where s.state is distinct from 'refused' and s.${part}_id is not null and (
       exists (select from in_koier o where o.${part}_id = s.${part}_id and o.seq < s.seq and o.state is distinct from 'refused')
       or exists (select from koier o where o.${part}_id = s.${part}_id and o.id::text is distinct from s.new_key)
     )`,
  );
  for (const { seq, own } of shared) {
    const names = columns.join(', ');
    const select = `select ${names} from ${target} where id = (select ${part}_id from in_koier where seq = $1)`;
    const id =
      own ??
      (
        await merge.sql<{ id: number }>(
          `insert into ${target} (id, ${names}) select (select max(id) + 1 from ${target}), ${names} from (${select}) c returning id`,
          [seq],
        )
      )[0]?.id;
    if (own) await merge.sql(`update ${target} set (${names}) = (${select}) where id = $2`, [seq, own]);
    await merge.sql(`update in_koier set ${part}_id = $2 where seq = $1`, [seq, id]);
  }
}

function columnsOf(model: DjangoModel): Record<string, string> {
  return Object.fromEntries(Object.keys(model.columns).map((name) => [name, `s.${name}`]));
}
