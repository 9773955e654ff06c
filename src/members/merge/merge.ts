import type pg from 'pg';
import { NATURAL } from '../django/fields.js';
import type { DjangoModel } from '../django/model.js';

/** The transaction of a run, with what the steps of merging have in common. */
export class Merge {
  /**
   * Without `recordsNew`, rows that are new get no entry in the history each: they have none before their
   * import, and `imported_rows` tells where they came from. Changes to what is here are always recorded.
   */
  constructor(
    private readonly client: pg.Client,
    private readonly recordsNew: boolean,
  ) {}

  /**
   * Keeps the planner from joining row by row: what it knows of tables that have just been filled, or whose
   * rows have all changed, is wrong by orders of magnitude.
   */
  async begin(): Promise<void> {
    await this.sql('set local enable_nestloop = off');
  }

  /** Runs a statement; the rows it returns. */
  async sql<T>(text: string, values: unknown[] = []): Promise<T[]> {
    const { rows } = await this.client.query(text, values);
    return rows as T[];
  }

  /**
   * Tells what is known of the rows of a model already: read twice in this run, or taken over by an earlier
   * one. Those that have not changed there since need nothing more.
   */
  async recall({ name, table }: DjangoModel): Promise<void> {
    await this.sql(`update ${table} set state = 'refused' where reason is not null`);
    await this.sql(
      `update ${table} s set
         state = case when d.first = s.fingerprint then 'repeated' else 'refused' end,
         reason = case when d.first <> s.fingerprint then 'its key was read before, with other values' end
       from (
         select seq, row_number() over w as number, first_value(fingerprint) over w as first
         from ${table} where state is null window w as (partition by pk order by seq)
       ) d
       where d.seq = s.seq and d.number > 1`,
    );
    await this.sql(
      `update ${table} s set new_key = i.new_key,
         state = case when i.fingerprint = s.fingerprint then 'unchanged' else 'updated' end
       from imported_rows i where i.model = $1 and i.old_key = s.pk and s.state is null`,
      [name],
    );
  }

  /** Rows whose record has been deleted here since: they are as new, should they have changed there. */
  async forgetDeleted({ table, records }: DjangoModel): Promise<void> {
    await this.sql(
      `update ${table} s set state = null, new_key = null
       where state = 'updated' and not exists (select from ${records.table} t where t.${records.key}::text = s.new_key)`,
    );
  }

  /**
   * Resolves a reference into `<column>_id`: to what this run or an earlier one has made of the other row.
   * Rows whose reference leads nowhere are refused, unless it may be empty and is.
   */
  async resolve({ table }: DjangoModel, column: string, to: DjangoModel): Promise<void> {
    const what = to.name.replace(/^.*\.|model$/g, '');
    await this.sql(`alter table ${table} add column if not exists ${column}_id integer`);
    await this.sql(
      `update ${table} s set ${column}_id = k.new_key::integer
       from (
         select pk, new_key from ${to.table} where new_key is not null and state <> 'refused'
         union all
         select old_key, new_key from imported_rows i
         where model = $1
           and not exists (select from ${to.table} o where o.pk = i.old_key and o.new_key is not null and o.state <> 'refused')
         ${naturalKeys(to)}
       ) k
       where k.pk = s.${column}_ref and s.${column}_ref is not null
         and coalesce(s.state, 'updated') in ('updated', 'new')`,
      [to.name],
    );
    await this.refuse(
      table,
      `case when exists (select from ${to.table} o where o.pk = s.${column}_ref and o.state = 'refused')
         then '${what} ' || ${column}_ref || ' was refused'
         else '${what} ' || ${column}_ref || ' is neither among what was read nor here' end`,
      `${column}_ref is not null and ${column}_id is null`,
    );
  }

  /** Refuses those rows not yet refused, and not unchanged, that meet a condition. `s` is the row. */
  async refuse(table: string, reason: string, condition: string): Promise<void> {
    await this.sql(
      `update ${table} s set state = 'refused', reason = ${reason}
       where coalesce(s.state, 'updated') in ('updated', 'new') and (${condition})`,
    );
  }

  /** Gives the rows that are new an id: their old one where it is free, else one after all others. */
  async number({ table, records }: DjangoModel): Promise<void> {
    await this.sql(`analyze ${table}`);
    await this.sql(
      `with last as (
         select greatest(
           (select coalesce(max(${records.key}), 0) from ${records.table}),
           (select coalesce(max(pk::integer), 0) from ${table} where pk ~ '^[0-9]{1,9}$')
         ) as id
       ), fresh as (
         select n.seq, n.pk, n.pk ~ '^[1-9][0-9]{0,8}$' and t.${records.key} is null and o.pk is null as is_free
         from ${table} n
         left join ${records.table} t on t.${records.key}::text = n.pk
         left join ${table} o on o.new_key = n.pk
         where n.state is null
       ), numbered as (
         select seq, case when is_free then pk
           else ((select id from last) + row_number() over (partition by is_free order by seq))::text end as id
         from fresh
       )
       update ${table} s set state = 'new', new_key = n.id from numbered n where n.seq = s.seq`,
    );
  }

  /** Inserts the rows that are new: `columns` says what of the row `s` goes where. */
  async insert(target: string, columns: Record<string, string>, from: string): Promise<void> {
    const insert = `insert into ${target} (${Object.keys(columns).join(', ')})
      select ${Object.values(columns).join(', ')} from ${from} where s.state = 'new' order by s.seq`;
    if (this.recordsNew || target === 'koier') await this.sql(insert);
    else await this.without(target, 'user', () => this.sql(insert));
    await this.sql(`analyze ${target}`);
  }

  /** Sets columns of the rows that have changed; `match` joins the row `s` with the record `t`. */
  async update(
    target: string,
    columns: Record<string, string>,
    from: string,
    match: string,
    states = ['updated'],
  ): Promise<void> {
    const settings = Object.entries(columns).map(([name, value]) => `${name} = ${value}`);
    await this.sql(
      `update ${target} t set ${settings.join(', ')} from ${from}
       where s.state in (${states.map((state) => `'${state}'`).join(', ')}) and ${match}`,
    );
  }

  /** Does something while a trigger, or `user` for all that are not PostgreSQL's own, is off. */
  async without(table: string, trigger: string, run: () => Promise<unknown>): Promise<void> {
    await this.#alter(`alter table ${table} disable trigger ${trigger}`);
    await run();
    await this.#alter(`alter table ${table} enable trigger ${trigger}`);
  }

  /** PostgreSQL alters no table while triggers of it wait for the end of the transaction: they run first. */
  async #alter(sql: string): Promise<void> {
    await this.sql('set constraints all immediate');
    await this.sql('set constraints all deferred');
    await this.sql(sql);
  }

  /** Remembers what has become of the rows. `detail` is an expression over the row `s`. */
  async remember({ name, table }: DjangoModel, detail = 'null'): Promise<void> {
    await this.sql(
      `insert into imported_rows (model, old_key, new_key, fingerprint, detail)
       select $1, pk, new_key, fingerprint, ${detail} from ${table} s where state in ('new', 'updated')
       on conflict (model, old_key) do update
         set new_key = excluded.new_key, fingerprint = excluded.fingerprint, detail = excluded.detail`,
      [name],
    );
    // The planner thinks of it as empty otherwise, and what is merged next refers to these rows.
    await this.sql('analyze imported_rows');
  }

  /** Lets the next records that are made here get ids after all that were read, refused ones included. */
  async advance(models: readonly DjangoModel[]): Promise<void> {
    for (const { table, records } of models) {
      if (!records.isNumbered) continue;
      const sequence = `pg_get_serial_sequence('${records.table}', '${records.key}')`;
      await this.sql(
        `select setval(${sequence}, greatest(
           (select max(${records.key}) from ${records.table}),
           (select max(pk::integer) from ${table} where pk ~ '^[0-9]{1,9}$'),
           nextval(${sequence})
         ))`,
      );
    }
  }
}

/** Maps natural keys to records, as more rows of keys: what was read goes before what is here. */
function naturalKeys({ natural, records, table }: DjangoModel): string {
  if (!natural) return '';
  return natural
    .map(
      (column) => `
         union all
         select '${NATURAL}' || ${column}, new_key from ${table} where new_key is not null and state <> 'refused'
         union all
         select '${NATURAL}' || ${column}, ${records.key}::text from ${records.table} t
         where not exists (select from ${table} o where o.${column} = t.${column} and o.new_key is not null)`,
    )
    .join('');
}
