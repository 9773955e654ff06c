import { QueryTypes } from 'sequelize';
import { database } from '../../models/index.js';
import { type Basis, KINDS, kindIn, type MovementKind, movements, SUMS, type Sum } from './movements.js';

/** What a month came to, in øre. */
export interface MonthSums {
  receivedOre: number;
  /** Negative. */
  givenBackOre: number;
  /** Negative. */
  feesOre: number;
  netOre: number;
}

/** The same at one koie; no koie for fees that are for no charge. */
export interface KoieSums extends MonthSums {
  koieId: number | null;
  koie: string | null;
}

/** A movement of money, to be shown. */
export interface Movement {
  kind: MovementKind;
  id: string;
  /** The Oslo day it happened. */
  day: string;
  amountOre: number;
  method: string;
  /** Of the receipt or credit note that it brought. */
  receiptNumber: number | null;
  bookingId: number | null;
  reference: string | null;
  koie: string | null;
  arrivalDate: string | null;
}

/** Which rows: those of a sum, of all sums when none is given; at a koie (`none`: at no koie), at all when none is. */
export interface RowChoice {
  sum?: Sum | undefined;
  koie?: number | 'none' | undefined;
}

const COUNTED = `coalesce(sum(m.amount_ore) filter (where ${kindIn('m.kind', KINDS.received)}), 0)::integer as "receivedOre",
  coalesce(sum(m.amount_ore) filter (where ${kindIn('m.kind', KINDS.givenBack)}), 0)::integer as "givenBackOre",
  coalesce(sum(m.amount_ore) filter (where ${kindIn('m.kind', KINDS.fees)}), 0)::integer as "feesOre",
  coalesce(sum(m.amount_ore), 0)::integer as "netOre"`;

/** A charge and a refund that came back have a receipt, a refund has a credit note. */
const RECEIPT = `case m.kind
    when 'charge' then (
      select c.number from receipts c where c.payment_id = m.payment_id and c.refund_id is null)
    when 'refund' then (
      select c.number from receipts c where c.refund_id = m.refund_id and c.kind = 'credit_note')
    when 'refund_returned' then (
      select c.number from receipts c where c.refund_id = m.refund_id and c.kind = 'receipt')
  end`;

/** What a month (`YYYY-MM`) came to at each koie, by name. One statement. */
export function sumsByKoie(month: string, basis: Basis): Promise<KoieSums[]> {
  return database().query<KoieSums>(
    `select m.koie_id as "koieId", k.name as koie, ${COUNTED}
     from (${movements(basis)}) m left join koier k on k.id = m.koie_id
     group by m.koie_id, k.name order by k.name nulls last`,
    { bind: daysOf(month), type: QueryTypes.SELECT },
  );
}

/** All of them together. */
export function totalOf(rows: readonly MonthSums[]): MonthSums {
  const total = (of: (row: MonthSums) => number) => rows.reduce((sum, row) => sum + of(row), 0);
  return {
    receivedOre: total(({ receivedOre }) => receivedOre),
    givenBackOre: total(({ givenBackOre }) => givenBackOre),
    feesOre: total(({ feesOre }) => feesOre),
    netOre: total(({ netOre }) => netOre),
  };
}

/** The movements that make a sum of a month, oldest first: so many of them from `offset` on. One statement. */
export function rowsOf(
  month: string,
  basis: Basis,
  { sum, koie }: RowChoice,
  { limit, offset }: { limit: number; offset: number },
): Promise<Movement[]> {
  const kinds = sum === undefined ? SUMS.flatMap((each) => KINDS[each]) : KINDS[sum];
  return database().query<Movement>(
    `select m.kind, m.id, to_char(m.at at time zone 'Europe/Oslo', 'YYYY-MM-DD') as day,
       m.amount_ore as "amountOre", m.method, ${RECEIPT} as "receiptNumber", m.booking_id as "bookingId", m.reference, k.name as koie,
       m.arrival_date as "arrivalDate"
     from (${movements(basis)}) m left join koier k on k.id = m.koie_id
     where ${kindIn('m.kind', kinds)}
       and case when $3 = 'all' then true when $3 = 'none' then m.koie_id is null else m.koie_id = $4 end
     order by m.at, m.kind, m.id limit $5 offset $6`,
    {
      bind: [
        ...daysOf(month),
        koie === undefined ? 'all' : koie === 'none' ? 'none' : 'one',
        typeof koie === 'number' ? koie : null,
        limit,
        offset,
      ],
      type: QueryTypes.SELECT,
    },
  );
}

/** The first day of a month, and of the one after it. */
export function daysOf(month: string): [string, string] {
  return [`${month}-01`, `${monthAfter(month, 1)}-01`];
}

/** The month so many months after one, before it for a negative number; both `YYYY-MM`. */
export function monthAfter(month: string, months: number): string {
  const date = new Date(`${month}-01T00:00:00Z`);
  date.setUTCMonth(date.getUTCMonth() + months);
  return date.toISOString().slice(0, 7);
}
