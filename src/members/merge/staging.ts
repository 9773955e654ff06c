import { once } from 'node:events';
import type pg from 'pg';
import { from as copyFrom } from 'pg-copy-streams';
import { DjangoFields, keyText, NATURAL } from '../django/fields.js';
import { fingerprint } from '../django/fingerprint.js';
import type { DjangoModel, StagedValue } from '../django/model.js';
import { Refused } from '../django/refused.js';
import { type DjangoRow, modelName } from '../django/row.js';
import type { Notes } from './notes.js';

const ROWS_AT_ONCE = 1_000;
/** Columns of every staged row, beside those of its model. */
const COMMON = ['seq', 'pk', 'fingerprint', 'reason'];
/** Rows are updated a few times while merging: room for that in their page keeps the index as it is. */
const STORAGE = 'with (fillfactor = 45) on commit drop';

/**
 * The rows that were read, in temporary tables of the transaction: one for each model, so that rows may come
 * in any order, and so that the memory of this process does not grow with them.
 */
export class Staging {
  /** Rows of models that are not taken over, by the name they came with. */
  readonly unknown = new Map<string, number>();
  /** Fields that are not empty and have no home here, as `model.field`. */
  readonly homeless = new Map<string, number>();
  private readonly models: Map<string, DjangoModel>;
  private readonly lines = new Map<DjangoModel, string[]>();
  private raw: string[] = [];
  private copying: Promise<void> = Promise.resolve();
  private sequence = 0;

  constructor(
    private readonly client: pg.Client,
    models: readonly DjangoModel[],
    private readonly notes: Notes,
  ) {
    this.models = new Map(models.map((model) => [modelName(model.name), model]));
  }

  /** Makes the tables; they are gone when the transaction ends. */
  async create(): Promise<void> {
    for (const { table, columns } of this.models.values()) {
      const own = Object.entries(columns).map(([name, type]) => `${name} ${type}`);
      await this.client.query(
        `create temp table ${table} (
           seq integer, pk text, fingerprint text, reason text, state text, new_key text, ${own.join(', ')}
         ) ${STORAGE}`,
      );
    }
    await this.client.query('create temp table in_raw (seq integer, raw text) on commit drop');
  }

  async add(row: DjangoRow): Promise<void> {
    const model = this.models.get(modelName(row.model));
    if (!model) {
      const name = row.model.toLowerCase();
      this.unknown.set(name, (this.unknown.get(name) ?? 0) + 1);
      return;
    }
    const lines = this.lines.get(model) ?? [];
    lines.push(this.lineOf(model, row));
    this.lines.set(model, lines);
    if (lines.length >= ROWS_AT_ONCE) await this.flush(model);
  }

  /** Writes what is left, and makes the tables fit for joining. */
  async finish(): Promise<void> {
    for (const model of this.lines.keys()) await this.flush(model);
    await this.copying;
    await this.client.query('create index on in_raw (seq)');
    for (const { table } of this.models.values()) {
      await this.client.query(`create index on ${table} (pk)`);
      await this.client.query(`analyze ${table}`);
    }
  }

  private lineOf(model: DjangoModel, row: DjangoRow): string {
    this.sequence += 1;
    this.raw.push(`${this.sequence}\t${copyValue(JSON.stringify(withoutSecrets(model, row)))}`);
    let key = '';
    let values: Record<string, StagedValue> = {};
    let reason: string | null = null;
    try {
      key = keyOf(model, row);
      const fields = new DjangoFields({ ...row, model: model.name }, this.notes.add);
      values = model.read(fields, key);
      for (const name of fields.leftOver()) {
        const field = `${model.name}.${name}`;
        this.homeless.set(field, (this.homeless.get(field) ?? 0) + 1);
      }
    } catch (error) {
      if (!(error instanceof Refused)) throw error;
      reason = error.message;
    }
    const own = Object.keys(model.columns).map((name) => values[name] ?? null);
    const mark = reason === null ? fingerprint(JSON.stringify(own)) : null;
    return [this.sequence, key, mark, reason, ...own].map(copyValue).join('\t');
  }

  /** Hands over what is collected, while reading goes on; waits when what was handed over before is not in yet. */
  private async flush(model: DjangoModel): Promise<void> {
    const names = [...COMMON, ...Object.keys(model.columns)].join(', ');
    const lines = this.lines.get(model) ?? [];
    const { raw } = this;
    this.lines.set(model, []);
    this.raw = [];
    await this.copying;
    this.copying = this.copy(`${model.table} (${names})`, lines).then(() =>
      this.copy('in_raw (seq, raw)', raw),
    );
    // Reported by the next call that waits.
    this.copying.catch(() => undefined);
  }

  private async copy(target: string, lines: readonly string[]): Promise<void> {
    if (lines.length === 0) return;
    const stream = this.client.query(copyFrom(`copy ${target} from stdin`));
    stream.end(`${lines.join('\n')}\n`);
    await once(stream, 'finish');
  }
}

function keyOf(model: DjangoModel, row: DjangoRow): string {
  if (row.pk !== undefined && row.pk !== null && row.pk !== '') return keyText(row.pk);
  const email = model.name === 'accounts.usermodel' ? row.fields.email : undefined;
  if (typeof email === 'string' && email !== '') return `${NATURAL}${email.trim()}`;
  throw new Refused('it has no key');
}

/** The key of a group at Stripe must not end up in a file. */
function withoutSecrets(model: DjangoModel, row: DjangoRow): DjangoRow {
  if (model.name !== 'groups.groupmodel' || !row.fields.payment_key) return row;
  return { ...row, fields: { ...row.fields, payment_key: null } };
}

const ESCAPES: Record<string, string> = { '\\': '\\\\', '\n': '\\n', '\r': '\\r', '\t': '\\t' };

/** A value as COPY reads it. */
function copyValue(value: StagedValue): string {
  if (value === null) return '\\N';
  if (typeof value !== 'string') return String(value);
  return value.replace(/[\\\n\r\t]/g, (character) => ESCAPES[character] ?? character).replaceAll('\0', '');
}
