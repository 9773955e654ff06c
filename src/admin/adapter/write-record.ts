import type { Model, ModelStatic, Transaction } from 'sequelize';
import { DomainError } from '../../platform/refusals/errors.js';
import { write } from '../../platform/write.js';
import { AppError } from '../adminjs.js';
import { actorOf, type PanelUser } from '../panel-user.js';
import { changedMeanwhile } from './changed-meanwhile.js';
import type { Definition, Values } from './definition.js';
import { primaryKeyOf } from './rows.js';

/** Inserts a record and returns its key. */
export async function insertRecord(definition: Definition, values: Values, user: PanelUser): Promise<string> {
  return write(actorOf(user), async (transaction) => {
    const change = { existing: null, user, transaction };
    const complete = (await definition.beforeWrite?.({ ...values }, change)) ?? values;
    const row = await tableOf(definition).create(complete, { transaction });
    await definition.afterWrite?.(row, change);
    return keyOf(definition, row);
  });
}

/**
 * Changes a record, unless somebody else has since `version`. Only what differs is written, so that two people
 * who change different things of what they have just opened do not undo each other's work by accident.
 * Throws AppError when somebody else was first, and `not_found`.
 */
export async function updateRecord(
  definition: Definition,
  id: string,
  values: Values,
  version: number | undefined,
  user: PanelUser,
): Promise<void> {
  await write(actorOf(user), async (transaction) => {
    const existing = await lockRow(definition, id, transaction);
    if (version !== undefined && existing.get('version') !== version) {
      throw new AppError(await changedMeanwhile(definition.id, id, user.language, transaction));
    }
    const change = { existing, user, transaction };
    const complete = (await definition.beforeWrite?.({ ...values }, change)) ?? values;
    const differing = Object.entries(complete).filter(([name, value]) => !isSame(existing.get(name), value));
    if (differing.length === 0) return;
    await existing.update(Object.fromEntries(differing), { transaction });
    await definition.afterWrite?.(existing, change);
  });
}

/** Deletes records, all or none. Throws what the database refuses with, and `not_found`. */
export async function deleteRecords(
  definition: Definition,
  ids: readonly string[],
  user: PanelUser,
): Promise<void> {
  await write(actorOf(user), async (transaction) => {
    for (const id of [...ids].sort()) {
      const row = await lockRow(definition, id, transaction);
      await row.destroy({ transaction });
    }
  });
}

async function lockRow(definition: Definition, id: string, transaction: Transaction): Promise<Model> {
  const row = await tableOf(definition).findByPk(id, { transaction, lock: transaction.LOCK.NO_KEY_UPDATE });
  if (!row) throw new DomainError('not_found');
  return row;
}

function keyOf(definition: Definition, row: Model): string {
  return String(row.get(primaryKeyOf(definition)));
}

function isSame(was: unknown, becomes: unknown): boolean {
  if (was instanceof Date && becomes instanceof Date) return was.getTime() === becomes.getTime();
  return was === becomes;
}

function tableOf({ table, model }: Definition): ModelStatic<Model> {
  return table ?? model;
}
