import { QueryTypes } from 'sequelize';
import { ClosedMonth, database } from '../../models/index.js';
import { DomainError } from '../../platform/refusals/errors.js';
import { type Actor, write } from '../../platform/write.js';

/**
 * Closes a month (`YYYY-MM`): from then on no money is written with a day in it, by nobody; what is put right later is
 * written on the day it is. Closing it twice does nothing. Throws `month_not_over`.
 */
export async function closeMonth(month: string, actor: Actor): Promise<void> {
  await write(actor, async (transaction) => {
    const first = `${month}-01`;
    if (await ClosedMonth.findOne({ where: { month: first, reopenedAt: null }, transaction })) return;
    await ClosedMonth.create({ month: first, closedBy: actor.user ?? null }, { transaction });
  });
}

/** Opens a closed month again, and says why. Throws `not_found`, and `conflict` when it is open already. */
export async function reopenMonth(id: number, note: string, actor: Actor): Promise<void> {
  await write(actor, async (transaction) => {
    const closed = await ClosedMonth.findByPk(id, { transaction, lock: transaction.LOCK.UPDATE });
    if (!closed) throw new DomainError('not_found');
    if (closed.reopenedAt) throw new DomainError('conflict');
    await closed.update({ reopenedAt: new Date(), reopenedBy: actor.user ?? null, note }, { transaction });
  });
}

/** That a month is closed: since when, and by whom when that is known. */
export interface Closing {
  id: number;
  closedAt: string;
  by: string | null;
}

/** How a month (`YYYY-MM`) is closed; null when it is open. */
export async function closingOf(month: string): Promise<Closing | null> {
  const [closing] = await database().query<Closing>(
    `select c.id, c.closed_at as "closedAt", nullif(trim(u.first_name || ' ' || u.last_name), '') as by
     from closed_months c left join users u on u.ntnui_no = c.closed_by
     where c.month = $1 and c.reopened_at is null`,
    { bind: [`${month}-01`], type: QueryTypes.SELECT },
  );
  return closing ?? null;
}
