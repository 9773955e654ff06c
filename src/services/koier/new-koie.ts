import type { Transaction } from 'sequelize';
import { Description, Koie } from '../../models/index.js';
import { freeSlug, slugOf } from './slug.js';

/**
 * What a new koie has that nobody needs to fill in: the slug that its name makes, and an empty description
 * to write in. A koie keeps its slug when it is renamed, since the public site and old mails link to it.
 */
export async function newKoieDefaults(
  koie: { name?: unknown; descriptionId?: unknown },
  transaction: Transaction,
): Promise<{ slug: string; descriptionId: number }> {
  const koier = await Koie.findAll({ attributes: ['slug', 'legacySlug'], transaction });
  const taken = new Set(koier.flatMap(({ slug, legacySlug }) => [slug, legacySlug ?? slug]));
  return {
    slug: freeSlug(slugOf(String(koie.name ?? '')), taken),
    descriptionId:
      typeof koie.descriptionId === 'number'
        ? koie.descriptionId
        : (await Description.create({}, { transaction })).id,
  };
}
