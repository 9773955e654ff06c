import { QueryTypes, type Transaction } from 'sequelize';
import { database, User } from '../../models/index.js';
import { DomainError } from '../../platform/refusals/errors.js';
import { FieldErrors } from '../../platform/refusals/field-errors.js';
import { type Actor, write } from '../../platform/write.js';
import { mailBookings, queueBoardMessage, queueTestMessage } from '../mail/index.js';
import { type Audience, recipientsOf } from './recipients.js';
import { type Draft, wordingOf } from './wording.js';

/** A message that is on its way. */
export interface Sent {
  id: number;
  /** How many bookings it goes to. */
  count: number;
  /** It had been sent before, and was not sent again. */
  wasSent: boolean;
}

/**
 * Sends a message to the bookings that `shown` names, in one transaction: one mail for each, once per message and
 * booking however often it is sent with the same `uuid`. Throws FieldErrors for a draft or a choice that cannot be
 * sent, and (`recipients`) when the choice does not give just those any more who were shown, or nobody.
 */
export function sendMessage(
  message: { uuid: string; audience: Audience; draft: Draft; shown: readonly number[] },
  actor: Actor,
): Promise<Sent> {
  const { uuid, audience, draft, shown } = message;
  const wording = wordingOf(draft);
  return write(actor, async (transaction) => {
    const before = await sentAs(uuid, transaction);
    if (before) return before;
    const reachable = (await recipientsOf(audience, transaction)).filter(({ isReachable }) => isReachable);
    const ids = reachable.map(({ id }) => id);
    const isAsShown = ids.length === new Set(shown).size && shown.every((id) => ids.includes(id));
    if (!isAsShown || !(await standing(ids, transaction)))
      throw new FieldErrors({ recipients: [{ key: 'recipients_changed', values: { count: ids.length } }] });
    if (ids.length === 0) throw new FieldErrors({ recipients: [{ key: 'no_recipients' }] });
    const [created] = await database().query<{ id: number }>(
      `insert into messages (uuid, audience, subject_nb, text_nb, subject_en, text_en, recipients, sent_by)
       values ($1, $2, $3, $4, $5, $6, $7, $8) on conflict (uuid) do nothing returning id`,
      {
        bind: [
          uuid,
          JSON.stringify(audience),
          wording.nb?.subject ?? '',
          wording.nb?.text ?? '',
          wording.en?.subject ?? '',
          wording.en?.text ?? '',
          ids.length,
          actor.user ?? null,
        ],
        type: QueryTypes.SELECT,
        transaction,
      },
    );
    // Somebody else has sent it meanwhile.
    if (!created) return (await sentAs(uuid, transaction)) ?? refuse('conflict');
    const bookings = await mailBookings('b.id = any ($1::integer[])', [ids], transaction);
    await queueBoardMessage({ id: created.id, uuid }, wording, bookings, transaction);
    return { id: created.id, count: ids.length, wasSent: false };
  });
}

/**
 * Sends the message to whoever writes it, at the address they read, as the first of the chosen bookings gets it: in each
 * language that it is written in. Returns that address. Throws FieldErrors as `sendMessage`.
 */
export function sendTestMessage(
  { audience, draft }: { audience: Audience; draft: Draft },
  actor: Actor & { user: number },
): Promise<string> {
  const wording = wordingOf(draft);
  return write(actor, async (transaction) => {
    const [first] = await recipientsOf(audience, transaction);
    const [booking] = first ? await mailBookings('b.id = $1', [first.id], transaction) : [];
    if (!booking) throw new FieldErrors({ recipients: [{ key: 'no_recipients' }] });
    const user = await User.findByPk(actor.user, { transaction, rejectOnEmpty: true });
    const recipient = user.contactEmail || user.email;
    for (const language of ['nb', 'en'] as const)
      if (wording[language])
        await queueTestMessage(recipient, wording, { ...booking, language }, transaction);
    return recipient;
  });
}

async function sentAs(uuid: string, transaction: Transaction): Promise<Sent | undefined> {
  const [sent] = await database().query<{ id: number; count: number }>(
    'select id, recipients as count from messages where uuid = $1',
    { bind: [uuid], type: QueryTypes.SELECT, transaction },
  );
  return sent && { ...sent, wasSent: true };
}

/** Whether all of the bookings stand, and nobody cancels one of them before the mails are written. */
async function standing(ids: readonly number[], transaction: Transaction): Promise<boolean> {
  const rows = await database().query(
    `select id from bookings
     where id = any ($1::integer[]) and confirmed_at is not null and cancelled_at is null order by id for share`,
    { bind: [[...ids]], type: QueryTypes.SELECT, transaction },
  );
  return rows.length === ids.length;
}

function refuse(code: 'conflict'): never {
  throw new DomainError(code);
}
