import { requireProofToGiveBack } from '../../platform/proof.js';
import {
  affectedBy,
  type Choice,
  chooseActs,
  holdersOf,
  liftClosure,
  OFFER_HOURS,
  seenTo,
  workOff,
} from '../../services/closures/index.js';
import type { Action, ActionContext, ActionRequest } from '../adminjs.js';
import { actionText } from '../locales/answers.js';
import { actorOf, userOf } from '../panel-user.js';
import { answering, recordOf } from './answer.js';

/** How long the request works; what is left is done by the job within a minute. */
const PATIENCE_MS = 15_000;
const FIELDS = ['hours', 'choices'];

const isToCome: Action<never>['isVisible'] = ({ record }) => record?.params.isOver === false;

/** The bookings that a closure hits, and what is done about each: asked with GET, chosen and done with POST. */
export const seeTo: Partial<Action<never>> = {
  actionType: 'record',
  icon: 'Users',
  component: 'SeeTo',
  handler: (async (request: ActionRequest, _response: unknown, context: ActionContext) => {
    const id = Number(recordOf(context).id());
    const answer = await answering(
      request,
      context,
      async () => {
        const user = userOf(context);
        const choices = choicesIn(request.payload?.choices);
        requireProofToGiveBack(await givenBackOre(id, choices), actorOf(user));
        const count = await chooseActs(id, choices, Number(request.payload?.hours), actorOf(user));
        const until = Date.now() + PATIENCE_MS;
        const done = await workOff({ closureId: id, isOver: () => Date.now() > until, source: 'panel' });
        const others = choices.length - count;
        const values = { count, others, failed: done.failed };
        if (done.failed > 0) return actionText('seen_to_but_failed', user.language, values);
        return actionText(others > 0 ? 'seen_to_but_others' : 'seen_to', user.language, values);
      },
      undefined,
      FIELDS,
    );
    return { ...answer, ...(await toSeeTo(id)) };
  }) as never,
};

/** What goes back at once by the choices, together. */
async function givenBackOre(closureId: number, choices: readonly Choice[]): Promise<number> {
  const affected = new Map((await affectedBy(closureId)).map((booking) => [booking.id, booking]));
  const nok = choices.map(({ bookingId, act, givesNightsBack }) => {
    const booking = affected.get(bookingId);
    if (act === 'refund') return booking?.receivedNok ?? 0;
    return act === 'keep' && givesNightsBack ? (booking?.partBackNok ?? 0) : 0;
  });
  return nok.reduce((sum, one) => sum + one, 0) * 100;
}

async function toSeeTo(id: number) {
  const [affected, progress] = await Promise.all([affectedBy(id), seenTo(id)]);
  return { affected, progress, hours: OFFER_HOURS };
}

/** Opens again before the closure is over; those who still hold a booking are told, unless the board chooses not to. */
export const lift: Partial<Action<never>> = {
  actionType: 'record',
  icon: 'Unlock',
  component: 'LiftClosure',
  isVisible: isToCome,
  handler: (async (request: ActionRequest, _response: unknown, context: ActionContext) => {
    const id = Number(recordOf(context).id());
    if (request.method !== 'post') {
      const record = recordOf(context).toJSON(context.currentAdmin);
      return { record, holders: await holdersOf(id) };
    }
    const answer = await answering(request, context, async () => {
      const user = userOf(context);
      const told = await liftClosure(id, String(request.payload?.tells) === 'true', actorOf(user));
      return actionText(told > 0 ? 'lifted_told' : 'lifted', user.language, { count: told });
    });
    const isLifted = answer.notice?.type === 'success';
    return {
      ...answer,
      ...(isLifted ? { redirectUrl: context.h.resourceUrl({ resourceId: 'closures' }) } : {}),
    };
  }) as never,
};

/** What was sent, as far as it has the shape of choices; the service refuses the rest. */
function choicesIn(sent: unknown): Choice[] {
  const all = typeof sent === 'string' ? parsed(sent) : sent;
  if (!Array.isArray(all)) return [];
  return all.flatMap((one) => {
    const { bookingId, act, koieId, takesNewPrice, givesNightsBack, seen } = Object(one);
    if (!Number.isSafeInteger(bookingId) || typeof act !== 'string') return [];
    return [
      {
        bookingId,
        act: act as Choice['act'],
        koieId: Number.isSafeInteger(koieId) ? koieId : undefined,
        takesNewPrice: takesNewPrice === true,
        givesNightsBack: givesNightsBack === true,
        seen: Number.isSafeInteger(seen) ? seen : null,
      },
    ];
  });
}

function parsed(json: string): unknown {
  try {
    return JSON.parse(json);
  } catch {
    return null;
  }
}
