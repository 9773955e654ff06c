import { QueryTypes, type Transaction } from 'sequelize';
import { config } from '../../config/index.js';
import { database } from '../../src/models/index.js';
import { addDays, today as currentDay } from '../../src/platform/clock.js';
import { write } from '../../src/platform/write.js';
import { findBookers } from '../demo/people.js';
import { lockSeeding } from '../lock.js';
import { addStaysOf, CREATE_TAKEN, createLanes, INDEX_TAKEN, OVERSOLD_NIGHTS } from './sql.js';
import { switchOffTriggers } from './triggers.js';

const DAYS_AHEAD = 14;
/** Some 30,000 bookings in a statement. */
const DAYS_AT_ONCE = 500;
/** Earlier days are not dates for the API. */
const FIRST_DAY = '1900-01-01';

/** Stays that arrive a day, unless told; a night of theirs has beds for so many and no more. */
const STAYS_A_DAY = 60;

interface LoadOptions {
  /** More than 60 need more beds: then each koie gets as many times its beds. */
  perDay?: number | undefined;
  /** Is told how many are in. */
  onProgress?: (added: number) => void;
}

/**
 * Adds exactly `count` paid bookings of the demo users, for load tests: about 60 arrivals a day (where other
 * bookings leave room for them), from within the next 14 days back in time, some with reports. All or none.
 * Nobody else can book meanwhile. Returns what was added, for people.
 *
 * Throws in production, without koier or demo users, and when there is not room for so many since 1900.
 */
export async function seedBookings(
  count: number,
  { perDay = STAYS_A_DAY, onProgress }: LoadOptions = {},
): Promise<string> {
  if (config.isProduction) throw new Error('No bookings are made up in production');
  await write({ source: 'seed' }, async (transaction) => {
    await lockSeeding(transaction);
    const users = await bookableUsers(transaction);
    const switchOn = await switchOffTriggers(transaction);
    if (perDay > STAYS_A_DAY) await multiplyBeds(Math.ceil(perDay / STAYS_A_DAY), transaction);
    await addStays(count, perDay, users, transaction, onProgress);
    await database().query('select rebuild_nights()', { transaction });
    await checkBeds(transaction);
    await switchOn();
  });
  // Outside the transaction, as PostgreSQL demands; the first readers would have to do it otherwise.
  await database().query('vacuum (analyze) bookings, nights, payments, reports');
  return `Added ${count} bookings for load tests`;
}

/** Up to the 100 that a koie can have. */
async function multiplyBeds(times: number, transaction: Transaction): Promise<void> {
  await database().query('update koier set number_of_beds = least(100, number_of_beds * $1)', {
    bind: [times],
    transaction,
  });
}

async function bookableUsers(transaction: Transaction): Promise<number[]> {
  const users = await findBookers(transaction);
  if (users.length === 0) throw new Error('There are no demo users to book for: seed the demo data first');
  return users.map(({ ntnuiNo }) => ntnuiNo);
}

async function addStays(
  count: number,
  perDay: number,
  users: readonly number[],
  transaction: Transaction,
  onProgress: LoadOptions['onProgress'],
): Promise<void> {
  const end = addDays(currentDay(), DAYS_AHEAD);
  await database().query(createLanes(perDay), { transaction });
  await database().query(CREATE_TAKEN, { bind: [end], transaction });
  for (const statement of INDEX_TAKEN) await database().query(statement, { transaction });
  const shift = await serialShift(transaction);

  const addStays = addStaysOf(perDay);
  let added = 0;
  for (let last = addDays(end, -1); added < count; last = addDays(last, -DAYS_AT_ONCE)) {
    if (last < FIRST_DAY) throw new Error(`There is room for ${added} bookings, not for ${count}`);
    const first = addDays(last, 1 - DAYS_AT_ONCE);
    const [row] = await database().query<{ added: number }>(addStays, {
      bind: [last, first, count - added, end, users, shift],
      type: QueryTypes.SELECT,
      transaction,
    });
    added += row?.added ?? 0;
    onProgress?.(added);
  }
}

/** Far from the serial numbers of earlier runs: ids only ever grow. */
async function serialShift(transaction: Transaction): Promise<number> {
  const [row] = await database().query<{ shift: number }>(
    'select (coalesce(max(id), 0)::bigint * 7919 % 500000000)::integer as shift from bookings',
    { type: QueryTypes.SELECT, transaction },
  );
  return row?.shift ?? 0;
}

async function checkBeds(transaction: Transaction): Promise<void> {
  const [oversold] = await database().query<{ nights: number }>(OVERSOLD_NIGHTS, {
    type: QueryTypes.SELECT,
    transaction,
  });
  if (oversold?.nights !== 0)
    throw new Error(`${oversold?.nights} nights would be oversold: nothing was added`);
}
