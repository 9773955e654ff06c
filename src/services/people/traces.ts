import { QueryTypes, type Transaction } from 'sequelize';
import { database } from '../../models/index.js';
import type { Person } from './person.js';

/** A text that spoke of somebody: a person has to look whether what is left of it still does. */
export interface Trace {
  table: string;
  id: string;
  column: string;
}

/** Texts that others have written, in which anybody may be named. Found in the catalogue, so that none is forgotten. */
const FREE_TEXTS = `
  select c.relname as table, a.attname as column, k.attname as key
  from pg_class c
  join pg_attribute a on a.attrelid = c.oid and a.attnum > 0 and not a.attisdropped and a.attgenerated = ''
    and a.atttypid in ('text'::regtype, 'varchar'::regtype)
  join pg_index i on i.indrelid = c.oid and i.indisprimary and i.indnkeyatts = 1
  join pg_attribute k on k.attrelid = c.oid and k.attnum = i.indkey[0] and k.attname <> a.attname
  where c.relnamespace = 'public'::regnamespace and c.relkind = 'r'
    and c.relname not in ('users', 'groups', 'emails', 'audit_entries', 'imported_rows', 'schema_migrations', 'terms', 'terms_versions',
      'receipts')
  order by 1, 2`;

/** Written in place of a name, number or address that was erased. */
const BLACKED_OUT = '***';

/**
 * Takes a person's addresses, phone numbers and full names out of what others have written: texts are blacked out,
 * mails about them emptied, entries of the history deleted (which the caller's transaction has to be allowed).
 * `references` are those of their bookings. Returns the texts.
 */
export async function removeTraces(
  person: Person,
  references: readonly string[],
  transaction: Transaction,
): Promise<Trace[]> {
  const contact = alternatives([...person.emails.map(literal), ...person.phones.map(phonePattern)]);
  const anything = alternatives([contact, ...person.names.map(namePattern)]);
  const traces = await blackOut(anything, transaction);
  const about = alternatives([anything, ...references.map(wholeWord)]);
  const statements: [string, string[]][] = [
    // A summary for staff lists several people; a mail to another guest may name somebody else of the same name.
    [
      `update emails set recipient = '', subject = '', html = '', text = '', calendar = null, last_error = null,
         state = case when state in ('queued', 'sending') then 'cancelled' else state end
       where concat_ws(' ', recipient, subject, html, text, calendar, last_error)
         ~* (case when booking_id is null then $1 else $2 end)`,
      [about, contact],
    ],
    [`update job_runs set error = null where error ~* $1`, [anything]],
    [`delete from idempotency_keys where answer::text ~* $1`, [contact]],
    [`delete from audit_entries where changes::text ~* $1`, [anything]],
  ];
  for (const [sql, bind] of statements)
    await database().query(sql, { bind, type: QueryTypes.RAW, transaction });
  return traces;
}

async function blackOut(pattern: string, transaction: Transaction): Promise<Trace[]> {
  const columns = await database().query<{ table: string; column: string; key: string }>(FREE_TEXTS, {
    type: QueryTypes.SELECT,
    transaction,
  });
  const traces: Trace[] = [];
  for (const { table, column, key } of columns) {
    const found = await database().query<{ id: string }>(
      `update "${table}" set "${column}" = regexp_replace("${column}", $1, '${BLACKED_OUT}', 'gi')
       where "${column}" ~* $1 returning "${key}"::text as id`,
      { bind: [pattern], type: QueryTypes.SELECT, transaction },
    );
    traces.push(...found.map(({ id }) => ({ table, id, column })));
  }
  return traces;
}

/** Matches what any of them does. */
function alternatives(patterns: readonly string[]): string {
  return patterns.filter((pattern) => pattern !== '').join('|');
}

function literal(text: string): string {
  return text.replace(/[\\^$.*+?()[\]{}|]/g, '\\$&');
}

function wholeWord(text: string): string {
  return `\\y${literal(text)}\\y`;
}

/** However the words are spaced, but as whole words. */
function namePattern(name: string): string {
  return `\\y${name.split(/\s+/).map(literal).join('\\s+')}\\y`;
}

/** The last eight digits, however they are spaced. */
function phonePattern(phone: string): string {
  return phone.replace(/\D/g, '').slice(-8).split('').join('[\\s\\-]*');
}
