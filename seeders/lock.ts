import type { Transaction } from 'sequelize';
import { database } from '../src/models/index.js';

const SEEDING = 4_563_843_210;

/** Lets one seeder at a time go on, until the end of the transaction: two would add the same rows. */
export async function lockSeeding(transaction: Transaction): Promise<void> {
  await database().query('select pg_advisory_xact_lock($1)', { bind: [SEEDING], transaction });
}
