import { QueryTypes, type Transaction } from 'sequelize';
import { database } from '../../models/index.js';
import { planned } from '../../platform/planned.js';

/** The facts about a koie that bookings, filters and availability need. Prices in NOK per night and guest. */
export interface KoieSummary {
  id: number;
  slug: string;
  name: string;
  numberOfBeds: number;
  priceMember: number;
  priceNotMember: number;
  bookingWindow: number;
  inUse: boolean;
}

const COLUMNS = `id, slug, name, number_of_beds as "numberOfBeds", price_member as "priceMember",
  price_not_member as "priceNotMember", booking_window as "bookingWindow", in_use as "inUse"`;

/** How a caller may name a koie, as a condition on `$1` = `koieName(…)`; the best match first. */
export const NAMED_KOIE = {
  where: '(k.slug = $1 or k.legacy_slug = $1 or lower(k.name) = $1)',
  orderBy: 'k.slug = $1 desc, lower(k.name) = $1 desc',
};

const NAMED_SQL = `select ${COLUMNS} from koier k
  where ${NAMED_KOIE.where} order by ${NAMED_KOIE.orderBy} limit 1`;

/** A name as callers write it, made comparable. */
export function koieName(named: string): string {
  return named.normalize('NFC').trim().toLowerCase();
}

/**
 * The koie that a caller names: by slug, by the old system's slug, or by its name, in any case.
 * Null when it names nothing; whether it is in use is for the caller to ask.
 */
export async function findKoie(named: string, transaction?: Transaction): Promise<KoieSummary | null> {
  const bind = [koieName(named)];
  const [koie] = transaction
    ? await database().query<KoieSummary>(NAMED_SQL, { bind, type: QueryTypes.SELECT, transaction })
    : await planned<KoieSummary>(NAMED_SQL, bind);
  return koie ?? null;
}
