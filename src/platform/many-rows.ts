import { QueryTypes } from 'sequelize';
import { database } from '../models/index.js';

/** More rows than this are never in memory together. */
const MOST_AT_ONCE = 1000;
/** A reader that stands still for longer is cut off, since it keeps a connection. */
const PATIENCE_MS = 30_000;

/**
 * The rows of a question that may have any number of them: all at once when they are few, and otherwise one after the
 * other, so that memory does not grow with history. `sql` has an order, and no limit.
 */
export async function manyRows<Row extends object>(
  sql: string,
  bind: readonly unknown[] = [],
): Promise<Row[] | AsyncIterable<Row>> {
  const rows = await database().query<Row>(`${sql} limit ${MOST_AT_ONCE + 1}`, {
    bind: [...bind],
    type: QueryTypes.SELECT,
  });
  return rows.length <= MOST_AT_ONCE ? rows : oneByOne<Row>(sql, bind);
}

/** By a cursor, in a transaction of its own that ends when the reader has all, or goes. */
async function* oneByOne<Row extends object>(sql: string, bind: readonly unknown[]): AsyncGenerator<Row> {
  const transaction = await database().transaction();
  try {
    await database().query(
      `select set_config('idle_in_transaction_session_timeout', '${PATIENCE_MS}', true)`,
      { transaction },
    );
    await database().query(`declare many_rows no scroll cursor for ${sql}`, { bind: [...bind], transaction });
    for (;;) {
      const rows = await database().query<Row>(`fetch ${MOST_AT_ONCE} from many_rows`, {
        type: QueryTypes.SELECT,
        transaction,
      });
      yield* rows;
      if (rows.length < MOST_AT_ONCE) return;
    }
  } finally {
    await transaction.rollback();
  }
}
