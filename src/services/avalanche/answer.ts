import { QueryTypes, type Transaction } from 'sequelize';
import { database, SHORT_LENGTH } from '../../models/index.js';
import { DomainError } from '../../platform/refusals/errors.js';
import { FieldErrors } from '../../platform/refusals/field-errors.js';
import { type Actor, write } from '../../platform/write.js';
import { changeNights, type NightChange } from './closures.js';
import type { WatchedNight } from './nights.js';

/**
 * What the board answers about nights: do what the danger level asks for (`close`, `lift`), or decide that they stay
 * open or closed whatever it says.
 */
export const AVALANCHE_ANSWERS = ['close', 'lift', 'keep_open', 'keep_closed'] as const;
export type AvalancheAnswer = (typeof AVALANCHE_ANSWERS)[number];

/** An answer about nights (Oslo days) of a koie. Keeping them open or closed needs a reason. */
interface Answered {
  koieId: number;
  answer: AvalancheAnswer;
  nights: readonly string[];
  reason: string;
}

/**
 * Does what the board answers, in one transaction. `close` and `lift` end what was decided before; what is decided is
 * not touched by the watch. Returns the ids of the closures that are new or longer. Throws `changed_meanwhile` when a
 * night is none of those that can be answered so any more, FieldErrors without a reason.
 */
export async function answerAvalanche(
  { koieId, answer, nights, reason }: Answered,
  actor: Actor,
): Promise<number[]> {
  const decision = answer === 'keep_open' ? 'open' : answer === 'keep_closed' ? 'closed' : null;
  if (decision && reason.trim() === '') throw new FieldErrors({ reason: [{ key: 'required' }] });
  if (reason.length > SHORT_LENGTH) throw new FieldErrors({ reason: [{ key: 'text_too_long' }] });
  return write(actor, async (transaction) => {
    const grown = await changeNights(
      koieId,
      async (watched) => {
        const about = watched.filter(({ night }) => nights.includes(night));
        if (
          nights.length === 0 ||
          about.length < nights.length ||
          !about.every((night) => canBe(answer, night))
        )
          throw new DomainError('changed_meanwhile');
        await decide(koieId, about, decision, reason.trim(), actor, transaction);
        return changeBy(answer, nights);
      },
      transaction,
      actor.user ?? null,
    );
    return grown.map(({ id }) => id);
  });
}

function changeBy(answer: AvalancheAnswer, nights: readonly string[]): NightChange {
  const closes = answer === 'close' || answer === 'keep_closed';
  return closes ? { close: nights, lift: [] } : { close: [], lift: nights };
}

/** What can be answered about a night as it is. */
function canBe(answer: AvalancheAnswer, { level, threshold, closedBy }: WatchedNight): boolean {
  const isDangerous = level !== null && level >= threshold;
  const isCalm = level !== null && level > 0 && level < threshold;
  if (closedBy === 'board') return false;
  if (answer === 'close') return isDangerous;
  if (answer === 'lift') return isCalm;
  return answer === 'keep_open' ? isDangerous : closedBy === 'avalanche';
}

async function decide(
  koieId: number,
  nights: readonly WatchedNight[],
  decision: 'open' | 'closed' | null,
  reason: string,
  { user }: Actor,
  transaction: Transaction,
): Promise<void> {
  const about = nights.map(({ night }) => night);
  if (decision === null) {
    await database().query(
      'delete from avalanche_decisions where koie_id = $1 and night = any ($2::date[])',
      {
        bind: [koieId, about],
        type: QueryTypes.RAW,
        transaction,
      },
    );
    return;
  }
  await database().query(
    `insert into avalanche_decisions (koie_id, night, decision, reason, level, decided_by)
       select $1, n.night, $4, $5, n.level, $6 from unnest($2::date[], $3::smallint[]) as n (night, level)
     on conflict on constraint avalanche_decisions_night_key do update set decision = excluded.decision,
       reason = excluded.reason, level = excluded.level, decided_by = excluded.decided_by, decided_at = now()`,
    {
      bind: [koieId, about, nights.map(({ level }) => level), decision, reason, user ?? null],
      type: QueryTypes.RAW,
      transaction,
    },
  );
}
