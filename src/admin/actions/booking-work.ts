import type { Language } from '../../models/index.js';
import type { FieldErrors } from '../../platform/refusals/field-errors.js';
import { textsOf } from '../../platform/refusals/translate.js';
import type { Actor } from '../../platform/write.js';
import { cancelBooking as cancelTheBooking } from '../../services/bookings/cancel.js';
import {
  confirmBooking as confirmTheBooking,
  markInvoicePaid as noteInvoicePaid,
} from '../../services/bookings/confirm.js';
import { type Move, moveBooking, quoteMove } from '../../services/bookings/move.js';
import type { RefundChoice } from '../../services/bookings/refund-choice.js';
import type { Telling } from '../../services/mail/index.js';
import { normalise, requireAll } from '../adapter/normalise.js';
import { refusalFor } from '../adapter/refusals.js';
import { type Action, type ActionContext, type ActionRequest, ValidationError } from '../adminjs.js';
import { type ActionText, actionText } from '../locales/answers.js';
import { actorOf, userOf } from '../panel-user.js';
import { answering, recordOf, resourceOf } from './answer.js';

/** The properties of a booking that say where and when it is, and with how many. */
export const STAY = ['koieId', 'arrivalDate', 'departureDate', 'guestsMember', 'guestsNotMember'];

/** Fields of the forms about money, which are no properties of a booking. */
const MONEY = ['refundNok', 'refundReason', 'reason'];

export type Sent = Record<string, unknown>;

/**
 * A change of a booking that has a page of its own, where it is filled in and told what follows. What is answered
 * afterwards may depend on whether the guest is told.
 */
export function work(
  told: ActionText | { toldGuest: ActionText; otherwise: ActionText },
  change: (id: number, sent: Sent, actor: Actor, context: ActionContext) => Promise<unknown>,
  options: Partial<Action<never>>,
): Partial<Action<never>> {
  return {
    actionType: 'record',
    ...options,
    handler: (async (request: ActionRequest, _response: unknown, context: ActionContext) =>
      answering(
        request,
        context,
        async () => {
          const user = userOf(context);
          const sent = request.payload ?? {};
          const isTold = await change(Number(recordOf(context).id()), sent, actorOf(user), context);
          const text = typeof told === 'string' ? told : told[isTold === true ? 'toldGuest' : 'otherwise'];
          return actionText(text, user.language);
        },
        undefined,
        MONEY,
      )) as never,
  };
}

export const isAlive: Action<never>['isVisible'] = ({ record }) =>
  ['held', 'confirmed'].includes(String(record?.params.state));

const moved = work(
  { toldGuest: 'booking_moved', otherwise: 'booking_moved_untold' },
  (id, sent, actor, context) =>
    moveBooking(
      id,
      stayIn(sent, context),
      {
        takeNewPrice: sent.takeNewPrice === undefined || isYes(sent.takeNewPrice),
        refund: refundIn(sent),
        refundReason: textIn(sent.refundReason),
        ...tellingIn(sent),
      },
      actor,
    ),
  { icon: 'Move', component: 'MoveBooking', isVisible: isAlive },
);

/** Moves a booking. Asked with GET and a stay, it tells what that would come to. */
export const moveAction: Partial<Action<never>> = {
  ...moved,
  handler: (async (request: ActionRequest, response: unknown, context: ActionContext) => {
    if (request.method === 'get' && request.query?.arrivalDate !== undefined) {
      return { record: recordOf(context).toJSON(context.currentAdmin), ...(await quoted(request, context)) };
    }
    return (moved.handler as unknown as (...all: unknown[]) => unknown)(request, response, context);
  }) as never,
};

/** Cancels a booking, for a reason that is kept. */
export const cancelBooking = work(
  { toldGuest: 'booking_cancelled', otherwise: 'booking_cancelled_untold' },
  (id, sent, actor) =>
    cancelTheBooking(
      id,
      {
        reason: String(sent.cancelReason ?? ''),
        refund: refundIn(sent),
        ...tellingIn(sent),
      },
      actor,
    ),
  { icon: 'XCircle', component: 'CancelBooking', variant: 'danger', isVisible: isAlive },
);

/** Confirms a booking, or settles one that waits for the guest's card some other way. */
export const confirmBooking = work(
  { toldGuest: 'booking_confirmed', otherwise: 'booking_settled' },
  (id, sent, actor) =>
    confirmTheBooking(
      id,
      { settlement: sent.settlement, reason: String(sent.settlementReason ?? '') },
      actor,
    ),
  {
    icon: 'CheckCircle',
    component: 'ConfirmBooking',
    isVisible: ({ record }) => {
      const { state, settlement, standing } = record?.params ?? {};
      return ['held', 'expired'].includes(state) || (settlement !== 'invoice' && standing === 'unpaid');
    },
  },
);

/** Notes that an invoice is paid. */
export const markInvoicePaid = work('invoice_paid', (id, _sent, actor) => noteInvoicePaid(id, actor), {
  icon: 'DollarSign',
  component: 'RecordAction',
  isVisible: ({ record }) => record?.params.settlement === 'invoice' && record.params.standing === 'unpaid',
});

async function quoted(request: ActionRequest, context: ActionContext) {
  try {
    const move = stayIn(request.query ?? {}, context);
    const { notForMembers, ...quote } = await quoteMove(Number(recordOf(context).id()), move);
    return { quote, notForMembers: inWords(notForMembers, userOf(context).language) };
  } catch (error) {
    const refusal = refusalFor(error, userOf(context).language, STAY);
    if (!(refusal instanceof ValidationError)) throw error;
    return { problems: refusal.propertyErrors };
  }
}

/** Why members cannot book a stay, in one text; null when they can. */
export function inWords(refused: FieldErrors | null, language: Language): string | null {
  return refused && Object.values(textsOf(refused, language)).flat().join(' ');
}

/** The stay that was sent. Throws FieldErrors for what is missing or cannot be. */
export function stayIn(sent: Sent, context: ActionContext): Move {
  const resource = resourceOf(context);
  const properties = STAY.flatMap((name) => resource.property(name) ?? []);
  const values = normalise(sent, properties);
  requireAll(values, properties);
  return values as unknown as Move;
}

/** How much goes back: what the terms say unless the board chooses otherwise. */
export function refundIn({ refund, refundNok }: Sent): RefundChoice {
  if (refund === 'all' || refund === 'none') return refund;
  return refund === 'sum' ? wholeNok(refundNok) : 'terms';
}

/** A sum as it was sent, in NOK; NaN when it is no number, which every service refuses. */
export function wholeNok(sent: unknown): number {
  const text = textIn(sent).replaceAll(/\s/g, '');
  return text === '' ? Number.NaN : Number(text);
}

export function textIn(sent: unknown): string {
  return typeof sent === 'string' || typeof sent === 'number' ? String(sent) : '';
}

/** Guests are told unless the board chooses not to. */
function tellingIn({ tellGuest, message }: Sent): Telling {
  return {
    tellGuest: tellGuest === undefined || isYes(tellGuest),
    message: typeof message === 'string' ? message : '',
  };
}

function isYes(sent: unknown): boolean {
  return sent === true || sent === 'true';
}
