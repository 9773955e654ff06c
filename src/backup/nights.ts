import type pg from 'pg';

/** Counts the table of nights anew in the caller's transaction, in a database that has one. */
export async function rebuildNights(client: pg.Client): Promise<void> {
  if (await hasNights(client)) await client.query('select rebuild_nights()');
}

/** On how many nights the table of nights is wrong; 0 in a database without one. */
export async function countMiscountedNights(client: pg.Client): Promise<number> {
  if (!(await hasNights(client))) return 0;
  const { rows } = await client.query<{ count: number }>(
    'select count(*)::integer as count from miscounted_nights()',
  );
  return rows[0]?.count ?? 0;
}

/** The migration that made it may be one of those that a backup does not have yet. */
async function hasNights(client: pg.Client): Promise<boolean> {
  const { rows } = await client.query<{ found: boolean }>(
    `select to_regclass('nights') is not null as found`,
  );
  return rows[0]?.found ?? false;
}
