import type { Sequelize } from 'sequelize';
import { database } from '../../models/index.js';
import { planned } from '../../platform/planned.js';
import { type AccountTerms, termsJson } from '../accounts/index.js';
import { avalancheJson, type KoieAvalanche } from '../avalanche/index.js';
import type { FreeBeds } from '../beds/availability.js';
import { LARGEST_FILE, pictureUrl } from '../pictures/read.js';
import { koieName, NAMED_KOIE } from './look-up.js';
import { type KoiePeriod, periodsJson } from './openings.js';

/** A koie in the public list. */
export interface ListedKoie {
  id: number;
  name: string;
  slug: string;
  numberOfBeds: number;
  album: string;
}

/** A koie with everything that guests may read about it, its free beds within its booking window included. */
export interface KoieDetail extends ListedKoie {
  priceMember: number;
  priceNotMember: number;
  koieType: string;
  difficulty: string;
  bookingWindow: number;
  location: Record<string, string | number>;
  description: Record<string, string | number>;
  freeBeds: FreeBeds;
  /** Of the nights to come, in their order. */
  bookingPeriods: KoiePeriod[];
  /** The last day on which a stay can end that members can book now; null when they can book no night. */
  bookableUntil: string | null;
  /** The terms that a booking is made under. */
  terms: AccountTerms;
  /** Null where the danger of avalanches is not watched. */
  avalanche: KoieAvalanche | null;
  /** In the order of the board. */
  pictures: KoiePicture[];
}

/** A picture of a koie; width and height in pixels. */
export interface KoiePicture {
  url: string;
  width: number;
  height: number;
  altNor: string;
  altEng: string;
}

/** Exported for `bench/`. */
export const KOIER_SQL =
  'select id, name, slug, number_of_beds as "numberOfBeds", album from koier where in_use order by id';

/** `$1` is `koieName(…)`, `$2` today. Exported for `bench/`. */
export const KOIE_DETAIL_SQL = `
  select k.id, k.name, k.slug, k.number_of_beds as "numberOfBeds", k.album,
    k.price_member as "priceMember", k.price_not_member as "priceNotMember", k.koie_type as "koieType",
    k.difficulty, k.booking_window as "bookingWindow",
    to_jsonb(l) || jsonb_build_object(
      'latitude', trim_scale(l.latitude)::text, 'longitude', trim_scale(l.longitude)::text
    ) as location,
    to_jsonb(d) as description, ${termsJson('t')} as terms,
    bookable_until(k.id, now()) as "bookableUntil",
    ${periodsJson('k.id', '$2::date')} as "bookingPeriods",
    (select coalesce(json_agg(json_build_object('name', f.name, 'width', f.width, 'height', f.height,
        'altNor', p.alt_nor, 'altEng', p.alt_eng) order by p.place), '[]')
     from pictures p ${LARGEST_FILE} where p.koie_id = k.id) as pictures,
    ${avalancheJson('k')} as avalanche,
    (select json_object_agg(n.night, n.free order by n.night)
     from koie_nights(array[k.id], $2::date, $2::date + k.booking_window, now()) n) as "freeBeds"
  from koier k
  join locations l on l.id = k.location_id
  join descriptions d on d.id = k.description_id
  join terms t on t.id = k.terms_id
  where k.in_use and ${NAMED_KOIE.where}
  order by ${NAMED_KOIE.orderBy} limit 1`;

/** How long the list may be behind. It changes a few times a year, and is what every visitor asks for first. */
const LIST_FRESH_MS = 500;
const lists = new WeakMap<Sequelize, { readAt: number; koier: Promise<ListedKoie[]> }>();

/** The koier in use, in id order, as they were within the last half second. At most one statement. */
export async function listKoier(): Promise<ListedKoie[]> {
  const from = database();
  const kept = lists.get(from);
  if (kept && performance.now() - kept.readAt < LIST_FRESH_MS) return kept.koier;
  const koier = planned<ListedKoie>(KOIER_SQL, []);
  lists.set(from, { readAt: performance.now(), koier });
  koier.catch(() => lists.delete(from));
  return koier;
}

/**
 * The koie in use that `named` means (slug, the old system's slug, or name in any case), with free beds for
 * `booking_window` nights from `today` (Oslo day). Null when there is none. One statement.
 */
export async function koieDetail(named: string, today: string): Promise<KoieDetail | null> {
  type Row = Omit<KoieDetail, 'pictures'> & { pictures: (Omit<KoiePicture, 'url'> & { name: string })[] };
  const [koie] = await planned<Row>(KOIE_DETAIL_SQL, [koieName(named), today]);
  if (!koie) return null;
  const pictures = koie.pictures.map(({ name, ...picture }) => ({ url: pictureUrl(name), ...picture }));
  return { ...koie, pictures };
}
