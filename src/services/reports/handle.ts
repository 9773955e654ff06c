import { Report } from '../../models/index.js';
import { DomainError } from '../../platform/refusals/errors.js';
import { type Actor, write } from '../../platform/write.js';

/** Marks a report as seen to, by whoever acts. One that is already stays as it was. Throws `not_found`. */
export async function markHandled(reportId: number, actor: Actor): Promise<void> {
  await write(actor, async (transaction) => {
    const report = await Report.findByPk(reportId, { transaction, lock: transaction.LOCK.UPDATE });
    if (!report) throw new DomainError('not_found');
    if (report.handledAt) return;
    await report.update({ handledAt: new Date(), handledBy: actor.user ?? null }, { transaction });
  });
}
