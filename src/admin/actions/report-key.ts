import { Booking, SHORT_LENGTH } from '../../models/index.js';
import { FieldErrors } from '../../platform/refusals/field-errors.js';
import { addFeeByBoard } from '../../services/bookings/board-money.js';
import { labelOut } from '../../services/keys/hand-keys.js';
import { reportKeyOfBooking } from '../../services/keys/report-key.js';
import { refusalFor } from '../adapter/refusals.js';
import {
  type Action,
  type ActionContext,
  type ActionRequest,
  AppError,
  ValidationError,
} from '../adminjs.js';
import { actionText } from '../locales/answers.js';
import { actorOf, userOf } from '../panel-user.js';
import { isAllowed } from '../policy.js';
import { answering, recordOf } from './answer.js';
import { wholeNok } from './booking-work.js';
import { isStay, statusIn, whatStopped } from './keys.js';

/** Notes that a numbered key is lost or broken, and with a sum (whole NOK) what the guest is to pay for it. */
export const reportKey: Partial<Action<never>> = {
  actionType: 'record',
  icon: 'AlertTriangle',
  component: 'ReportKey',
  isVisible: ({ record }) =>
    Boolean(record?.params.keyLabel) && record?.params.keyStatus === 'picked_up' && isStay(record),
  handler: (async (request: ActionRequest, _response: unknown, context: ActionContext) =>
    answering(request, context, () => report(request, context), whatStopped, ['feeNok'])) as never,
};

async function report({ payload = {} }: ActionRequest, context: ActionContext): Promise<string> {
  const user = userOf(context);
  const { language } = user;
  const became = payload.became === 'broken' ? 'broken' : 'lost';
  const note = String(payload.note ?? '')
    .trim()
    .slice(0, SHORT_LENGTH);
  const fee = isAllowed(user, 'bookings', 'changePrice') ? wholeNok(payload.feeNok || 0) : 0;
  if (!Number.isInteger(fee) || fee < 0) throw new FieldErrors({ feeNok: [{ key: 'not_a_number' }] });
  const { id, uuid } = await Booking.findByPk(Number(recordOf(context).id()), { rejectOnEmpty: true });
  const label = (await labelOut(id)) ?? '';
  await reportKeyOfBooking(uuid, { became, note }, actorOf(user), statusIn(payload.expected));
  const done = actionText(`key_${became}`, language, { key: label });
  if (fee === 0) return done;
  try {
    await addFeeByBoard(id, fee, actionText('key_fee', language, { key: label }), actorOf(user));
  } catch (error) {
    const refusal = refusalFor(error, language, []);
    if (!(refusal instanceof AppError || refusal instanceof ValidationError)) throw error;
    return `${done} ${actionText('key_fee_failed', language, { sum: fee })}`;
  }
  return `${done} ${actionText('key_fee_added', language, { sum: fee })}`;
}
