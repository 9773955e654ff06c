import type { Attributes, Model, ModelStatic, Transaction } from 'sequelize';
import type { Language } from '../../models/index.js';
import type { ActionContext, PropertyOptions, PropertyType } from '../adminjs.js';
import type { PanelRole, PanelUser } from '../panel-user.js';

/** A record as it is read from the database, by property name. */
export type Row = Record<string, unknown>;
/** Values of columns, by property name, made from what a form sent. */
export type Values = Record<string, unknown>;

/** How a property is shown and stored, as far as its column does not already tell. */
export interface Column {
  /** The resource that the value is a key of. */
  reference?: string;
  type?: PropertyType;
  /** The values to choose from, for columns that hold a code. */
  values?: readonly string[];
  /** For what the table does not have: an SQL expression over the model's table or view, by its name. */
  sql?: string;
  /** For a value that is computed: what is true of its rows besides, in columns that an index has. */
  narrows?: Record<string, string>;
  /** Not stored, only sent: such as the password of a new user. */
  virtual?: boolean;
  required?: boolean;
  /** Names of our components, see component-loader.ts. */
  components?: PropertyOptions['components'];
}

/** Text columns that a search looks through; `prefix` only finds what starts so. */
export type SearchColumn = { sql: string; prefix?: boolean };

/** A part of a list that people look at often: the rows for which `sql` is so. The address has it as `filters.tab`. */
export interface ListTab {
  /** Its words are `List.tabs.<name>`. */
  name: string;
  sql: string;
  /** The order of its own, where it is not the list's. */
  sort?: { sortBy: string; direction: 'asc' | 'desc' };
}

/**
 * What one role sees of one table: nothing that is not named here leaves the database by this resource,
 * and nothing that is not in `edit` or `create` can be written.
 */
export interface Definition {
  /** The name of the table. */
  id: string;
  model: ModelStatic<Model>;
  /** The table that is written to, when the model is a view. */
  table?: ModelStatic<Model>;
  /** The group of the menu; of none, where a record is reached by what it belongs to. */
  menu?: { name: string; icon: string };
  columns: Record<string, Column>;
  list: readonly string[];
  /** Read with the list, for what its cells tell besides. */
  listBesides?: readonly string[];
  show: readonly string[];
  /** Read with a record for its page, which tells it in its own way. */
  showBesides?: readonly string[];
  edit?: readonly string[];
  create?: readonly string[];
  filter: readonly string[];
  /** Filters that are folded away until they are asked for. */
  filterBesides?: readonly string[];
  /** The list is opened at the first of them. */
  tabs?: readonly ListTab[];
  /** Numbers that are summed over all that the list shows, not only its page. */
  sums?: readonly string[];
  /** What a row shows on a phone, on its first line and its second; else the first four columns. */
  narrow?: readonly [first: readonly string[], second: readonly string[]];
  /** Of the CSV file; the columns of the list when left out. */
  exported?: readonly string[];
  sort: { sortBy: string; direction: 'asc' | 'desc' };
  search: readonly SearchColumn[];
  /** An SQL condition that puts the best matches of `search` first; `$term` is the quoted search text. */
  bestMatch?: string;
  /** An SQL condition on the rows that the role sees at all. */
  scope?: string;
  title: { needs: readonly string[]; of(row: Row, language: Language): string };
  /** Adds to, or changes, what is written, within the transaction of the change. */
  beforeWrite?(values: Values, change: Change): Promise<Values> | Values;
  /** Follows a change, within its transaction. */
  afterWrite?(row: Model, change: Change): Promise<void>;
  /** Changes what is shown. */
  present?(row: Row, language: Language): Row;
}

/** A column that the table lacks is an SQL expression, or only sent. */
type ColumnOf<M extends Model, Name> = Name extends keyof Attributes<M>
  ? Column
  : Column & ({ sql: string } | { virtual: true });

/** The parts of a definition that name its columns. */
interface Named<M extends Model, Name extends string> {
  model: ModelStatic<M>;
  columns: { [N in Name]: ColumnOf<M, N> };
  list: readonly NoInfer<Name>[];
  listBesides?: readonly NoInfer<Name>[];
  show: readonly NoInfer<Name>[];
  showBesides?: readonly NoInfer<Name>[];
  edit?: readonly NoInfer<Name>[];
  create?: readonly NoInfer<Name>[];
  filter: readonly NoInfer<Name>[];
  filterBesides?: readonly NoInfer<Name>[];
  sums?: readonly NoInfer<Name>[];
  narrow?: readonly [first: readonly NoInfer<Name>[], second: readonly NoInfer<Name>[]];
  exported?: readonly NoInfer<Name>[];
  sort: { sortBy: NoInfer<Name>; direction: 'asc' | 'desc' };
  title: { needs: readonly NoInfer<Name>[]; of: Definition['title']['of'] };
}

/** A definition whose columns are the model's, and whose lists name none but its columns. */
export function defined<M extends Model, Name extends string>(
  definition: Omit<Definition, keyof Named<M, Name>> & Named<M, Name>,
): Definition {
  return definition as Definition;
}

/** A change under way: of `existing`, or a new record. */
export interface Change {
  existing: Model | null;
  user: PanelUser;
  transaction: Transaction;
}

/** The definition of a table for a role, once the policy lets that role see the table at all. */
export type DefinitionFor = (role: PanelRole) => Definition;

/** The context that AdminJS calls the adapter with. */
export type Context = ActionContext | undefined;
