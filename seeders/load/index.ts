import { QueryTypes, type Transaction } from 'sequelize';
import { config } from '../../config/index.js';
import { database } from '../../src/models/index.js';
import { addDays, today as currentDay } from '../../src/platform/clock.js';
import { write } from '../../src/platform/write.js';
import { findBookers } from '../demo/people.js';
import { lockSeeding } from '../lock.js';
import { ADD_STAYS, CREATE_LANES, CREATE_TAKEN, INDEX_TAKEN, OVERSOLD_NIGHTS } from './sql.js';
import { switchOffTriggers } from './triggers.js';

const DAYS_AHEAD = 14;
/** Some 30,000 bookings in a statement. */
const DAYS_AT_ONCE = 500;
/** Earlier days are not dates for the API. */
const FIRST_DAY = '1900-01-01';

/**
 * Adds exactly `count` paid bookings of the demo users, for load tests: about 60 arrivals a day (where other
 * bookings leave room for them), from within the next 14 days back in time, some with reports. All or none.
 * Nobody else can book meanwhile. `onProgress` is told how many are in. Returns what was added, for people.
 *
 * Throws in production, without koier or demo users, and when there is not room for so many since 1900.
 */
export async function seedBookings(count: number, onProgress?: (added: number) => void): Promise<string> {
  if (config.isProduction) throw new Error('No bookings are made up in production');
  await write({ source: 'seed' }, async (transaction) => {
    await lockSeeding(transaction);
    const users = await bookableUsers(transaction);
    const switchOn = await switchOffTriggers(transaction);
    await addStays(count, users, transaction, onProgress);
    await database().query('select rebuild_nights()', { transaction });
    await checkBeds(transaction);
    await switchOn();
  });
  // Outside the transaction, as PostgreSQL demands; the first readers would have to do it otherwise.
  await database().query('vacuum (analyze) bookings, nights, payments, reports');
  return `Added ${count} bookings for load tests`;
}

async function bookableUsers(transaction: Transaction): Promise<number[]> {
  const users = await findBookers(transaction);
  if (users.length === 0) throw new Error('There are no demo users to book for: seed the demo data first');
  return users.map(({ ntnuiNo }) => ntnuiNo);
}

async function addStays(
  count: number,
  users: readonly number[],
  transaction: Transaction,
  onProgress: ((added: number) => void) | undefined,
): Promise<void> {
  const end = addDays(currentDay(), DAYS_AHEAD);
  await database().query(CREATE_LANES, { transaction });
  await database().query(CREATE_TAKEN, { bind: [end], transaction });
  for (const statement of INDEX_TAKEN) await database().query(statement, { transaction });
  const shift = await serialShift(transaction);

  let added = 0;
  for (let last = addDays(end, -1); added < count; last = addDays(last, -DAYS_AT_ONCE)) {
    if (last < FIRST_DAY) throw new Error(`There is room for ${added} bookings, not for ${count}`);
    const first = addDays(last, 1 - DAYS_AT_ONCE);
    const [row] = await database().query<{ added: number }>(ADD_STAYS, {
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
