import { QueryTypes, type Transaction } from 'sequelize';
import { database } from '../../src/models/index.js';

const TABLES = ['bookings', 'payments', 'reports'];

/**
 * Keeps everybody else from booking, and this transaction from checking and recording row by row, until it
 * ends. Returns what must be done at its end. Superusers do it for themselves alone; others need to own the
 * tables.
 */
export async function switchOffTriggers(transaction: Transaction): Promise<() => Promise<void>> {
  const run = async (sql: string) => {
    await database().query(sql, { transaction });
  };
  await run('lock table bookings, closures, koier in share row exclusive mode');
  const [privilege] = await database().query<{ held: boolean }>(
    `select has_parameter_privilege('session_replication_role', 'set') as held`,
    { type: QueryTypes.SELECT, transaction },
  );
  if (privilege?.held) {
    await run('set local session_replication_role = replica');
    return async () => undefined;
  }
  for (const table of TABLES) await run(`alter table ${table} disable trigger user`);
  return async () => {
    for (const table of TABLES) await run(`alter table ${table} enable trigger user`);
  };
}
