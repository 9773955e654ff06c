import { createHash } from 'node:crypto';
import type pg from 'pg';
import type { Sequelize } from 'sequelize';
import { database } from '../models/index.js';
import { log } from './log.js';

/** The statement is not there under its name, or is there already: the connection was not ours alone. */
const NOT_OURS = ['26000', '42P05'];
/** What the statement gives has changed since it was prepared: a migration has gone by. */
const CHANGED = '0A000';

/** What Sequelize has, but not in its types. */
interface Internals {
  log(sql: string): void;
  connectionManager: {
    getConnection(options: object): Promise<pg.Client & { _invalid?: boolean }>;
    releaseConnection(connection: pg.Client): void;
  };
  dialect: {
    Query: new (
      connection: pg.Client,
      sequelize: Sequelize,
      options: object,
    ) => { formatError(error: unknown, stack?: string): Error };
  };
}

/** Of a pool of connections. */
interface Prepared {
  names: Map<string, string>;
  /** Whether statements are prepared by name. */
  isByName: boolean;
  /** How often a statement has changed what it gives: a new name for it each time. */
  changes: number;
}

const pools = new WeakMap<Sequelize, Prepared>();

/**
 * Runs a statement that is asked often, outside a transaction: it is prepared by name, so that PostgreSQL reads and plans it
 * once per connection and not each time. To be given few different texts; what differs goes into `bind`. Rows are as `pg`
 * reads them. Throws what Sequelize would.
 *
 * Behind PgBouncer this works from 1.21 on with `max_prepared_statements`. Without, the connection does not know the
 * statement, or knows it from another process; that is no failure, and from then on nothing is prepared by name.
 *
 * It goes past Sequelize, which takes 70 µs to look at a statement and copies each row.
 */
export async function planned<Row>(sql: string, bind: readonly unknown[]): Promise<Row[]> {
  const sequelize = database();
  const internals = sequelize as unknown as Internals;
  const connection = await internals.connectionManager.getConnection({});
  internals.log(sql);
  try {
    return await ask<Row>(connection, preparedIn(sequelize), sql, bind.map(storable));
  } catch (error) {
    if (isOver(error)) connection._invalid = true;
    throw new internals.dialect.Query(connection, sequelize, {}).formatError(error);
  } finally {
    internals.connectionManager.releaseConnection(connection);
  }
}

async function ask<Row>(
  connection: pg.Client,
  prepared: Prepared,
  text: string,
  values: unknown[],
): Promise<Row[]> {
  if (!prepared.isByName) return (await connection.query({ text, values })).rows;
  try {
    return (await connection.query({ name: nameOf(prepared, text), text, values })).rows;
  } catch (error) {
    const code = error instanceof Error && 'code' in error ? String(error.code) : '';
    if (NOT_OURS.includes(code)) {
      if (prepared.isByName) log.info('statements are not prepared by name: connections are shared');
      prepared.isByName = false;
    } else if (code === CHANGED) {
      prepared.names.delete(text);
      prepared.changes += 1;
    } else throw error;
    // Nothing has been done yet: it failed before it ran.
    return (await connection.query({ text, values })).rows;
  }
}

/** Whether the connection cannot be used again: it was cut, or what it was asked is still under way. */
function isOver(error: unknown): boolean {
  if (!(error instanceof Error)) return false;
  return error.message === 'Query read timeout' || ('severity' in error && error.severity === 'FATAL');
}

function preparedIn(sequelize: Sequelize): Prepared {
  const known = pools.get(sequelize);
  if (known) return known;
  const made = { names: new Map<string, string>(), isByName: true, changes: 0 };
  pools.set(sequelize, made);
  return made;
}

function nameOf({ names, changes }: Prepared, text: string): string {
  const known = names.get(text);
  if (known) return known;
  const name = `koiene_${createHash('sha256').update(text).digest('hex').slice(0, 16)}_${changes}`;
  names.set(text, name);
  return name;
}

/** PostgreSQL stores no NUL; Sequelize writes it so too. */
function storable(value: unknown): unknown {
  return typeof value === 'string' ? value.replaceAll('\0', '\\0') : value;
}
