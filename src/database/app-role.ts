import { createHmac } from 'node:crypto';
import type pg from 'pg';
import { openClient } from './client.js';

/** The role that the application connects as. It owns its database and nothing else: it is no superuser. */
const APP_ROLE = 'koiene_app';
const DATABASE = 'koiene';
const MAKING_LOCK = 4_563_843_204;

/** The application's database, from the address of any other one as superuser. */
export function appUrl(superuserUrl: string): string {
  const url = new URL(superuserUrl);
  url.password = passwordFrom(url.password);
  url.username = APP_ROLE;
  url.pathname = `/${DATABASE}`;
  return url.href;
}

/** Letters, digits, dashes and underscores; the superuser's password cannot be told from it. */
function passwordFrom(superuserPassword: string): string {
  return createHmac('sha256', superuserPassword).update(APP_ROLE).digest('base64url');
}

/**
 * Makes the application's role and database when they are missing, and hands over a database that the superuser still
 * owns. `superuser` is connected at `superuserUrl`, to another database.
 */
export async function ensureAppDatabase(superuser: pg.Client, superuserUrl: string): Promise<void> {
  if ((await ownerOf(superuser)) === APP_ROLE) return;
  await superuser.query('select pg_advisory_lock($1)', [MAKING_LOCK]);
  try {
    const owner = await ownerOf(superuser);
    if (owner === APP_ROLE) return;
    const roles = await superuser.query('select from pg_roles where rolname = $1', [APP_ROLE]);
    const password = passwordFrom(new URL(superuserUrl).password);
    if (!roles.rowCount) await superuser.query(`create role ${APP_ROLE} login password '${password}'`);
    if (!owner) await superuser.query(`create database ${DATABASE} owner ${APP_ROLE}`);
    else {
      await handOver(superuserUrl);
      await superuser.query(`alter database ${DATABASE} owner to ${APP_ROLE}`);
    }
  } finally {
    await superuser.query('select pg_advisory_unlock($1)', [MAKING_LOCK]);
  }
}

async function ownerOf(superuser: pg.Client): Promise<string | undefined> {
  const { rows } = await superuser.query<{ owner: string }>(
    'select pg_get_userbyid(datdba) as owner from pg_database where datname = $1',
    [DATABASE],
  );
  return rows[0]?.owner;
}

async function handOver(superuserUrl: string): Promise<void> {
  const url = new URL(superuserUrl);
  url.pathname = `/${DATABASE}`;
  const client = await openClient(url.href, 'koiene hand over');
  try {
    await client.query(`do $$
      declare statement text;
      begin
        for statement in
          select format('alter %s public.%I owner to ${APP_ROLE}',
            case relkind when 'v' then 'view' when 'm' then 'materialized view' else 'table' end, relname)
          from pg_class where relnamespace = 'public'::regnamespace and relkind in ('r', 'p', 'v', 'm')
          union all
          select format('alter routine %s owner to ${APP_ROLE}', oid::regprocedure)
          from pg_proc where pronamespace = 'public'::regnamespace
        loop
          execute statement;
        end loop;
      end $$`);
  } finally {
    await client.end();
  }
}
