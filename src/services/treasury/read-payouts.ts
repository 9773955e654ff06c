import { QueryTypes } from 'sequelize';
import { database } from '../../models/index.js';
import { log } from '../../platform/log.js';
import {
  type BalanceLine,
  configuredGateway,
  type MadePayout,
  noteRead,
  type PaymentGateway,
  readUntil,
} from '../payments/index.js';
import { explain } from './explain.js';

/** What a run has read: lines and payouts that were new, and lines of which it was found out what they are about. */
export interface PayoutCounts {
  lines: number;
  payouts: number;
  matched: number;
}

const CURRENCY = 'nok';
const DAY_MS = 24 * 60 * 60_000;
/** Lines are listed with some delay. */
const LINES_OVERLAP_MS = 3 * DAY_MS;
/** A payout can fail until some days after it was made. */
const PAYOUTS_OVERLAP_MS = 35 * DAY_MS;

/**
 * Reads what Stripe's balance has done since it was last read, the payouts, and what each payout is made of; and finds
 * out what all of it is about. Each page is written down by itself and any number of times, and how far it has been
 * read is noted only when all is: a run that dies is made good by the next one. Throws `GatewayError`.
 */
export async function readPayouts(gateway: PaymentGateway = configuredGateway()): Promise<PayoutCounts> {
  const startedAt = new Date();
  const since = (await sinceFor('balance', LINES_OVERLAP_MS)) ?? null;
  let lines = await readLines(gateway, since, null);
  await noteRead('balance', startedAt);
  const payouts = await readEachPayout(gateway);
  for (const { id } of await unreadPayouts()) lines += await readLines(gateway, null, id);
  await noteRead('payouts', startedAt);
  const matched = await explain();
  await database().query(
    `update payouts set read_at = $1 where read_at is null and (is_complete or not is_automatic)`,
    { bind: [startedAt] },
  );
  return { lines, payouts, matched };
}

async function readEachPayout(gateway: PaymentGateway): Promise<number> {
  const since = (await sinceFor('payouts', PAYOUTS_OVERLAP_MS)) ?? null;
  let count = 0;
  for (let after: string | null = null; ; ) {
    const { items, next } = await gateway.payouts({ since, after });
    count += await keepPayouts(items.filter(isOurs));
    if (next === null) return count;
    after = next;
  }
}

async function readLines(
  gateway: PaymentGateway,
  since: Date | null,
  payoutId: string | null,
): Promise<number> {
  let count = 0;
  for (let after: string | null = null; ; ) {
    const { items, next } = await gateway.balance({ since, payoutId, after });
    count += await keepLines(items.filter(isOurs), payoutId);
    if (next === null) return count;
    after = next;
  }
}

/** Accounts are in NOK. */
function isOurs({ id, currency }: { id: string; currency: string }): boolean {
  if (currency !== CURRENCY) log.warn({ id, currency }, 'Stripe paid out or booked in another currency');
  return currency === CURRENCY;
}

async function sinceFor(what: 'payouts' | 'balance', overlapMs: number): Promise<Date | undefined> {
  const until = await readUntil(what);
  return until && new Date(until.getTime() - overlapMs);
}

/** Automatic ones of which not all had been read: of others Stripe does not say what they are made of. */
function unreadPayouts(): Promise<{ id: string }[]> {
  return database().query<{ id: string }>(
    'select id from payouts where read_at is null and is_automatic order by created_at, id',
    { type: QueryTypes.SELECT },
  );
}

/** Returns how many were new. */
async function keepPayouts(payouts: readonly MadePayout[]): Promise<number> {
  const rows = await database().query<{ isNew: boolean }>(
    `insert into payouts as o (id, amount_ore, state, is_automatic, is_complete, created_at, arrives_on, unexplained_ore)
     select "id", "amountOre", "state", "isAutomatic", "isComplete", "createdAt", "arrivesOn", "amountOre"
     from jsonb_to_recordset($1::jsonb) as m ("id" text, "amountOre" integer, "state" text, "isAutomatic" boolean,
       "isComplete" boolean, "createdAt" timestamptz, "arrivesOn" date)
     on conflict (id) do update set state = excluded.state, arrives_on = excluded.arrives_on,
       is_complete = o.is_complete or excluded.is_complete
     where (o.state, o.arrives_on, o.is_complete) is distinct from
       (excluded.state, excluded.arrives_on, excluded.is_complete)
     returning xmax = 0 as "isNew"`,
    { bind: [JSON.stringify(payouts)], type: QueryTypes.SELECT },
  );
  return rows.filter(({ isNew }) => isNew).length;
}

/** Returns how many were new. */
async function keepLines(lines: readonly BalanceLine[], payoutId: string | null): Promise<number> {
  const rows = await database().query<{ isNew: boolean }>(
    `insert into balance_transactions as t
       (id, payout_id, kind, type, amount_ore, fee_ore, net_ore, source_id, created_at, counted_at)
     select "id", $2, "kind", "type", "amountOre", "feeOre", "amountOre" - "feeOre", "sourceId", "createdAt", "createdAt"
     from jsonb_to_recordset($1::jsonb) as m ("id" text, "kind" text, "type" text, "amountOre" integer,
       "feeOre" integer, "sourceId" text, "createdAt" timestamptz)
     on conflict (id) do update set payout_id = excluded.payout_id
     where t.payout_id is null and excluded.payout_id is not null
     returning xmax = 0 as "isNew"`,
    { bind: [JSON.stringify(lines), payoutId], type: QueryTypes.SELECT },
  );
  return rows.filter(({ isNew }) => isNew).length;
}
