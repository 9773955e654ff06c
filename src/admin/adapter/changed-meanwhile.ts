import type { Transaction } from 'sequelize';
import { AuditEntry, type Language, User } from '../../models/index.js';
import { osloMinuteOf } from '../../platform/clock.js';
import { actionText } from '../locales/answers.js';

/** «Changed by Kari Nordmann at 14:05 since you opened it», read from the history. Waits for no lock. */
export async function changedMeanwhile(
  table: string,
  recordId: string,
  language: Language,
  transaction: Transaction,
): Promise<string> {
  const last = await AuditEntry.findOne({
    where: { resource: table, recordId: String(recordId) },
    order: [['id', 'DESC']],
    transaction,
  });
  const actor = last?.actorId ? await User.findByPk(last.actorId, { transaction }) : null;
  const name = actor ? `${actor.firstName} ${actor.lastName}`.trim() : '';
  const somebody = name || actionText('somebody', language);
  const time = last?.at && osloMinuteOf(last.at).slice(-5);
  const who = time ? actionText('who_and_when', language, { name: somebody, time }) : somebody;
  return actionText('changed_meanwhile', language, { who });
}
