import type { Transaction } from 'sequelize';
import { Description, Desk, Group, Koie, Location } from '../src/models/index.js';
import { write } from '../src/platform/write.js';
import { describe } from './descriptions.js';
import { type KoieFacts, readKoieFacts } from './koie-facts.js';
import { lockSeeding } from './lock.js';

const DESK = 'SiT Gløshaugen';

/** `koiene` and `sit` decide roles; the third shows that the board of another group has none here. */
const GROUPS = [
  { slug: 'koiene', name: 'NTNUI Koiene', category: 'sports_group' },
  { slug: 'sit', name: 'SiT', category: 'administrative_group' },
  { slug: 'friidrett', name: 'NTNUI Friidrett', category: 'sports_group' },
] as const;

/**
 * Adds what is missing of the 24 real koier, the desk that holds their keys, and the groups. What is there
 * already, found by its slug or name, stays as it is. Returns what was added, for people.
 */
export async function seedBase(): Promise<string> {
  const facts = await readKoieFacts();
  return write({ source: 'seed' }, async (transaction) => {
    await lockSeeding(transaction);
    const groups = await addGroups(transaction);
    const koier = await addKoier(facts, transaction);
    return `Added ${koier} koier and ${groups} groups`;
  });
}

async function addGroups(transaction: Transaction): Promise<number> {
  const known = new Set((await Group.findAll({ transaction })).map(({ slug }) => slug));
  const missing = GROUPS.filter(({ slug }) => !known.has(slug));
  await Group.bulkCreate(missing, { transaction });
  return missing.length;
}

async function addKoier(facts: readonly KoieFacts[], transaction: Transaction): Promise<number> {
  const missing = await missingKoier(facts, transaction);
  if (missing.length === 0) return 0;
  const desk = await deskOfKeys(transaction);
  const locations = await Location.bulkCreate(missing.map(locationOf), { transaction, returning: true });
  const descriptions = await Description.bulkCreate(missing.map(descriptionOf), {
    transaction,
    returning: true,
  });
  await Koie.bulkCreate(
    missing.map((koie, index) => ({
      name: koie.name,
      slug: koie.slug,
      legacySlug: koie.legacy_slug,
      koieType: koie.koie_type,
      numberOfBeds: koie.number_of_beds,
      priceMember: koie.price_member,
      priceNotMember: koie.price_not_member,
      locationId: idAt(locations, index),
      descriptionId: idAt(descriptions, index),
      deskId: desk.id,
      ...(koie.avalanche_region
        ? { avalancheRegion: koie.avalanche_region, avalancheThreshold: 3, avalancheMode: 'propose' as const }
        : {}),
    })),
    { transaction },
  );
  return missing.length;
}

/** The ones that no koie has the slug, the old slug or the name of: the board may have changed any of these. */
async function missingKoier(facts: readonly KoieFacts[], transaction: Transaction): Promise<KoieFacts[]> {
  const taken = new Set<string | null>();
  for (const { slug, legacySlug, name } of await Koie.findAll({ transaction }))
    taken.add(slug).add(legacySlug).add(name.toLowerCase());
  return facts.filter(
    ({ slug, legacy_slug, name }) =>
      !taken.has(slug) && !taken.has(legacy_slug) && !taken.has(name.toLowerCase()),
  );
}

/** The board may have renamed it: only where there is no desk at all one is made. */
async function deskOfKeys(transaction: Transaction): Promise<Desk> {
  const desks = await Desk.findAll({ order: ['id'], transaction });
  return desks.find(({ name }) => name === DESK) ?? desks[0] ?? Desk.create({ name: DESK }, { transaction });
}

function locationOf(koie: KoieFacts) {
  return {
    latitude: String(koie.latitude),
    longitude: String(koie.longitude),
    area: koie.area,
    terrainNor: koie.terrain_nor,
    terrainEng: koie.terrain_eng,
    altitude: koie.altitude,
    utm: koie.utm,
    kartblad: koie.kartblad,
  };
}

function descriptionOf(koie: KoieFacts) {
  const text = describe(koie);
  return {
    yrLinkNor: koie.yr_link_nor,
    yrLinkEng: koie.yr_link_eng,
    descriptionNor: text.nb,
    descriptionEng: text.en,
  };
}

function idAt(rows: readonly { id: number }[], index: number): number {
  const row = rows[index];
  if (!row) throw new Error('The database returned fewer rows than were inserted');
  return row.id;
}
