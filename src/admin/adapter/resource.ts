import { Resource } from '@adminjs/sequelize';
import { type Model, Op } from 'sequelize';
import type { Language } from '../../models/index.js';
import { DomainError } from '../../platform/refusals/errors.js';
import { BaseRecord, type Filter } from '../adminjs.js';
import { userOf } from '../panel-user.js';
import { conditionsOf, countRows, sumRows } from './conditions.js';
import type { Context, Definition, Row } from './definition.js';
import { isKeyOf } from './keys.js';
import { normalise, requireAll } from './normalise.js';
import { PanelProperty } from './property.js';
import { refusalFor } from './refusals.js';
import { orderOf, primaryKeyOf, type Question, readRows } from './rows.js';
import { deleteRecords, insertRecord, updateRecord } from './write-record.js';

const MAX_ROWS = 500;
const DEFAULT_ROWS = 20;
/** Of the rows of a list; when there are more, that is all that is said. */
export const MOST_COUNTED = 100_000;

/** A definition as AdminJS gets it as a resource: wrapped, so that only our adapter takes it. */
export class PanelTable {
  constructor(readonly definition: Definition) {}
}

/**
 * Our adapter: AdminJS's for Sequelize, with its own reading and writing in place of all that
 * touches data. What a definition does not name is neither read, nor filtered or sorted by, nor written.
 */
export class PanelResource extends Resource {
  readonly definition: Definition;
  private readonly byName: ReadonlyMap<string, PanelProperty>;

  static override isAdapterFor(table: unknown): boolean {
    return table instanceof PanelTable;
  }

  constructor({ definition }: PanelTable) {
    super(definition.model as unknown as typeof Model);
    this.definition = definition;
    this.byName = propertiesOf(definition);
  }

  override properties(): PanelProperty[] {
    return [...this.byName.values()];
  }

  override property(path: string): PanelProperty | null {
    return this.byName.get(path) ?? null;
  }

  /** Whether a text can be a record's key at all. */
  isKey(text: string): boolean {
    return isKeyOf(this.definition.model, text);
  }

  /** Not beyond one more than `MOST_COUNTED`: a long history would take longer to count than its page to read. */
  override async count(filter: Filter): Promise<number> {
    return countRows(this.definition, filter, MOST_COUNTED + 1);
  }

  /** What the numbers of a list come to, by property; see `sumRows`. */
  async sums(filter: Filter): Promise<Record<string, string | null>> {
    return sumRows(this.definition, this.named(this.definition.sums), filter);
  }

  override async find(
    filter: Filter,
    {
      limit,
      offset,
      sort,
    }: { limit?: number; offset?: number; sort?: { sortBy?: string; direction?: 'asc' | 'desc' } },
    context?: Context,
  ): Promise<BaseRecord[]> {
    const isWholeNumber = Number.isInteger(limit) && Number(limit) > 0;
    return this.read(
      {
        where: conditionsOf(this.definition, filter),
        properties: [...this.definition.list, ...(this.definition.listBesides ?? [])],
        limit: isWholeNumber ? Math.min(Number(limit), MAX_ROWS) : DEFAULT_ROWS,
        offset: Number.isFinite(offset) ? Number(offset) : 0,
        order: orderOf(this.definition, this.byName, sort, filter.get('search')?.value),
      },
      userOf(context).language,
    );
  }

  override async findOne(id: string, context?: Context): Promise<BaseRecord | null> {
    const isAskedFor = context?.resource === this;
    const [record] = this.isKey(String(id))
      ? await this.byKeys([id], isAskedFor ? this.whole() : [], context)
      : [];
    // For a record's own page AdminJS would answer 200 with a text in English.
    if (!record && isAskedFor) throw new DomainError('not_found');
    return record ?? null;
  }

  /** Records that others refer to come with their key and title alone. */
  override async findMany(ids: (string | number)[], context?: Context): Promise<BaseRecord[]> {
    const keys = ids.map(String).filter((id) => this.isKey(id));
    return this.byKeys(keys, context?.resource === this ? this.definition.list : [], context);
  }

  override async create(params: Row, context?: Context): Promise<Row> {
    const user = userOf(context);
    const properties = this.named(this.definition.create ?? this.definition.edit);
    try {
      const values = normalise(params, properties);
      requireAll(values, properties);
      const key = await insertRecord(this.definition, values, user);
      return await this.paramsOf(key, context);
    } catch (error) {
      throw refusalFor(
        error,
        user.language,
        properties.map((property) => property.name()),
      );
    }
  }

  override async update(id: string, params: Row, context?: Context): Promise<Row> {
    const user = userOf(context);
    const properties = this.named(this.definition.edit);
    try {
      const values = normalise(params, properties);
      await updateRecord(this.definition, id, values, versionIn(params), user);
      return await this.paramsOf(id, context);
    } catch (error) {
      throw refusalFor(
        error,
        user.language,
        properties.map((property) => property.name()),
      );
    }
  }

  override async delete(id: string, context?: Context): Promise<void> {
    await this.deleteAll([id], context);
  }

  /** Deletes all of the records or none. */
  async deleteAll(ids: readonly string[], context: Context): Promise<void> {
    const user = userOf(context);
    try {
      await deleteRecords(this.definition, ids, user);
    } catch (error) {
      throw refusalFor(error, user.language, []);
    }
  }

  /** Rows as a list shows them, for whoever goes through all of them. */
  async rows(question: Question, language: Language): Promise<Row[]> {
    return readRows(this.definition, this.byName, question, language);
  }

  /** The order of a list; see `orderOf`. */
  orderOf(sort: { sortBy?: string | undefined; direction?: string | undefined }, search?: unknown) {
    return orderOf(this.definition, this.byName, sort, search);
  }

  private async byKeys(
    ids: readonly string[],
    properties: readonly string[],
    context: Context,
  ): Promise<BaseRecord[]> {
    if (ids.length === 0) return [];
    const key = { [primaryKeyOf(this.definition)]: { [Op.in]: [...ids] } };
    const where = { [Op.and]: [key, conditionsOf(this.definition, undefined)] };
    return this.read({ where, properties }, userOf(context).language);
  }

  private async read(question: Question, language: Language): Promise<BaseRecord[]> {
    const rows = await this.rows(question, language);
    return rows.map((row) => new BaseRecord(row as BaseRecord['params'], this));
  }

  private async paramsOf(id: string, context: Context): Promise<Row> {
    const [record] = await this.byKeys([id], this.whole(), context);
    return record?.params ?? {};
  }

  /** Properties of a record's own pages: all that is shown or edited, and the version that it was opened at. */
  private whole(): string[] {
    const { list, show, showBesides = [], edit = [] } = this.definition;
    const version = edit.length > 0 && this.byName.has('version') ? ['version'] : [];
    return [...new Set([...list, ...show, ...showBesides, ...edit, ...version])];
  }

  private named(names: readonly string[] = []): PanelProperty[] {
    return names.flatMap((name) => this.byName.get(name) ?? []);
  }
}

/** The definition's properties, with the record's title and the search of the list, which every resource has. */
function propertiesOf(definition: Definition): Map<string, PanelProperty> {
  const attributes = definition.model.getAttributes();
  const columns = {
    title: { virtual: true },
    search: { virtual: true },
    tab: { virtual: true },
    ...definition.columns,
  };
  return new Map(
    Object.entries(columns).map(([name, column]) => [
      name,
      new PanelProperty(name, column, 'sql' in column || 'virtual' in column ? undefined : attributes[name]),
    ]),
  );
}

/** A form that was opened sends the version it was opened at; a hand-made request may leave it out. */
function versionIn(params: Row): number | undefined {
  const { version } = params;
  return version === undefined || version === null || version === '' ? undefined : Number(version);
}
