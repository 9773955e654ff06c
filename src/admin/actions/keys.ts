import { KEY_STATUSES, type KeyStatus } from '../../models/index.js';
import { longDate } from '../../platform/format.js';
import { DomainError } from '../../platform/refusals/errors.js';
import {
  handOutKey,
  KeyMustBeConfirmed,
  labelOut,
  takeBackKey,
  undoKey,
} from '../../services/keys/hand-keys.js';
import { dateKeyBack as dateTheKeyBack } from '../../services/keys/key-day.js';
import {
  type Action,
  type ActionContext,
  type ActionRequest,
  AppError,
  type BaseRecord,
} from '../adminjs.js';
import { actionText } from '../locales/answers.js';
import { actorOf, userOf } from '../panel-user.js';
import { answering, recordOf } from './answer.js';

/** The largest number that a key of a record can be. */
const MOST_ID = 2 ** 31 - 1;

type KeyChange = 'handOutKey' | 'takeBackKey' | 'undoKey';

/** The desk's three changes of a key. Each may say which state it saw (`expected`), so that nobody overwrites another. */
export const keyActions: Record<KeyChange, Partial<Action<never>>> = {
  handOutKey: keyAction('handOutKey', 'Key', ['not_picked_up']),
  takeBackKey: keyAction('takeBackKey', 'CornerDownLeft', ['picked_up']),
  undoKey: keyAction('undoKey', 'RotateCcw', ['picked_up', 'delivered']),
};

/** Says on which day a key came back that is back. */
export const dateKeyBack: Partial<Action<never>> = {
  actionType: 'record',
  icon: 'Calendar',
  component: 'KeyBackDay',
  isVisible: ({ record }) => record?.params.keyStatus === 'delivered' && isStay(record),
  handler: (async (request: ActionRequest, _response: unknown, context: ActionContext) =>
    answering(request, context, async () => {
      const user = userOf(context);
      const day = String(request.payload?.keyBackOn ?? '');
      await dateTheKeyBack(Number(recordOf(context).id()), day, actorOf(user));
      return actionText('key_dated', user.language, { day: longDate(user.language, day) });
    })) as never,
};

function keyAction(name: KeyChange, icon: string, offeredWhen: readonly string[]): Partial<Action<never>> {
  return {
    actionType: 'record',
    icon,
    component: 'RecordAction',
    isVisible: ({ record }) => offeredWhen.includes(String(record?.params.keyStatus)) && isStay(record),
    handler: (async (request: ActionRequest, _response: unknown, context: ActionContext) =>
      answering(request, context, () => change(name, request, context), whatStopped, ['note'])) as never,
  };
}

/** Whether the stay takes place. SiT sees no other bookings, and not their state. */
export function isStay(record: BaseRecord | undefined): boolean {
  return ['confirmed', undefined].includes(record?.params.state);
}

async function change(name: KeyChange, request: ActionRequest, context: ActionContext): Promise<string> {
  const user = userOf(context);
  const actor = actorOf(user);
  const bookingId = Number(recordOf(context).id());
  const { language } = user;
  const { guest, reference, contactEmail } = recordOf(context).params;
  const who = { guest: guest ?? contactEmail, reference };
  const expected = statusIn(request.payload?.expected);
  if (name === 'undoKey') {
    await undoKey(bookingId, expected, actor);
    return actionText('key_undone', language);
  }
  if (name === 'takeBackKey') {
    const label = await labelOut(bookingId);
    await takeBackKey(bookingId, expected, actor);
    return label === null
      ? actionText('key_taken_back', language, who)
      : actionText('numbered_key_taken_back', language, { ...who, key: label });
  }
  const isConfirmed = [true, 'true'].includes(request.payload?.confirmed);
  try {
    const chosen = keyIn(request.payload?.key);
    const note = String(request.payload?.note ?? '');
    await handOutKey(
      bookingId,
      { ...(expected ? { expected } : {}), ...chosen, note, isConfirmed, language },
      actor,
    );
    const label = await labelOut(bookingId);
    return label === null
      ? actionText('key_handed_out', language, who)
      : actionText('numbered_key_handed_out', language, { ...who, key: label });
  } catch (error) {
    if (!(error instanceof KeyMustBeConfirmed)) throw error;
    const { deskNote, closure, avalanche, earliest, noKey } = error.concerns;
    const early =
      earliest === null ? '' : actionText('too_early', language, { day: longDate(language, earliest) });
    const none = noKey === null ? '' : actionText('no_key', language);
    const told = [closure ?? '', avalanche ?? '', deskNote, early, none].filter(Boolean).join(' – ');
    throw new AppError(actionText('confirm_first', language, { told }), { mustConfirm: error.concerns });
  }
}

/** The numbered key that was chosen; nothing when none was. */
function keyIn(sent: unknown): { key?: number | 'none' } {
  if (sent === 'none') return { key: 'none' };
  const id = Number(sent ?? Number.NaN);
  return Number.isInteger(id) && id > 0 && id <= MOST_ID ? { key: id } : {};
}

export function statusIn(sent: unknown): KeyStatus | undefined {
  return KEY_STATUSES.find((status) => status === sent);
}

/** The reason why a key was not changed, for the desk's page to ask about; see `KeyMustBeConfirmed`. */
export function whatStopped(error: unknown): Record<string, unknown> {
  if (error instanceof AppError) return error.data ?? {};
  return error instanceof DomainError && error.code === 'changed_meanwhile' ? { conflict: true } : {};
}
