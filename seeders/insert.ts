import type { CreationAttributes, Model, ModelStatic, Transaction } from 'sequelize';
import { QueryTypes } from 'sequelize';
import { database } from '../src/models/index.js';

/**
 * Inserts rows, all with the same attributes, and returns their ids in the same order. Several times as fast
 * as Sequelize's own way, which builds a model of each row and writes the values into the statement.
 */
export async function insertRows<M extends Model>(
  model: ModelStatic<M>,
  rows: readonly CreationAttributes<M>[],
  transaction: Transaction,
): Promise<number[]> {
  const [first] = rows;
  if (!first) return [];
  const table = model.tableName;
  const fields = Object.entries(model.getAttributes())
    .filter(([attribute]) => attribute in first)
    .map(([attribute, { field = attribute }]) => ({ attribute: attribute as keyof typeof first, field }));
  const records = rows.map((row) =>
    Object.fromEntries(fields.map(({ attribute, field }) => [field, row[attribute]])),
  );
  const columns = fields.map(({ field }) => field).join(', ');
  const inserted = await database().query<{ id: number }>(
    `insert into ${table} (${columns})
     select ${columns} from jsonb_populate_recordset(null::${table}, $1::jsonb) returning id`,
    { bind: [JSON.stringify(records)], type: QueryTypes.SELECT, transaction },
  );
  return inserted.map(({ id }) => id);
}
