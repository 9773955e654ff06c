import { QueryTypes } from 'sequelize';
import {
  database,
  type PaymentMethod,
  type PaymentState,
  type PriceReason,
  type RefundReason,
  type RefundState,
  USER_NAME,
} from '../../models/index.js';
import type { RefundTerms } from './terms.js';

/** A charge of a booking, as it is read. */
export interface AccountCharge {
  id: string;
  method: PaymentMethod;
  state: PaymentState;
  /** In øre; null while nothing is asked for. */
  amountOre: number | null;
  note: string;
  createdAt: string;
  /** When it succeeded; null until then. ISO moment. */
  settledAt: string | null;
}

/** A change of the price, as it is read. */
interface AccountPriceChange {
  wasNok: number;
  isNok: number;
  reason: PriceReason;
  note: string;
  /** Who changed it; null when the system did. */
  by: string | null;
  at: string;
}

/** Terms as they are read. */
export interface AccountTerms extends RefundTerms {
  nameNb: string;
  nameEn: string;
  textNb: string;
  textEn: string;
}

/** What goes back of a charge, as it is read. */
export interface AccountRefund {
  id: string;
  paymentId: string;
  method: 'card' | 'elsewhere';
  state: RefundState;
  amountOre: number;
  reason: RefundReason;
  note: string;
  failure: string | null;
  isHandled: boolean;
  /** Who decided it; null when the system did. */
  by: string | null;
  /** When it was decided, and when it was over. ISO moments. */
  createdAt: string;
  settledAt: string | null;
}

/** The account of a booking, as it is read. */
export interface Account {
  priceNok: number;
  /** The part of it that was kept when changes made the stay cheaper. */
  keptNok: number;
  /** Charges that succeeded less refunds that have not failed, in øre. */
  receivedOre: number;
  /** What the guest owes, in øre; what is owed to the guest when it is negative. */
  balanceOre: number;
  charges: AccountCharge[];
  refunds: AccountRefund[];
  priceChanges: AccountPriceChange[];
  terms: AccountTerms;
}

/** The account of a booking as JSON, as an SQL expression; `booking` is what a row of `bookings` is called. */
export function accountJson(booking: string): string {
  return `json_build_object(
    'priceNok', ${booking}.price_nok, 'keptNok', ${booking}.kept_nok, 'receivedOre', ${booking}.received_ore, 'balanceOre', ${booking}.balance_ore,
    'charges', (select coalesce(json_agg(json_build_object('id', p.id, 'method', p.method, 'state', p.state,
        'amountOre', p.amount_ore, 'note', p.note, 'createdAt', p.created_at, 'settledAt', p.settled_at) order by p.position), '[]')
      from payments p where p.booking_id = ${booking}.id),
    'refunds', (select coalesce(json_agg(json_build_object('id', r.id, 'paymentId', r.payment_id, 'method', r.method,
        'state', r.state, 'amountOre', r.amount_ore, 'reason', r.reason, 'note', r.note, 'failure', r.failure,
        'isHandled', r.handled_at is not null, 'by', ${nameOf('r.created_by')}, 'createdAt', r.created_at, 'settledAt', r.settled_at)
        order by r.created_at, r.id), '[]')
      from payments p join refunds r on r.payment_id = p.id where p.booking_id = ${booking}.id),
    'priceChanges', (select coalesce(json_agg(json_build_object('wasNok', c.was_nok, 'isNok', c.is_nok,
        'reason', c.reason, 'note', c.note, 'by', ${nameOf('c.changed_by')}, 'at', c.at) order by c.id), '[]')
      from price_changes c where c.booking_id = ${booking}.id),
    'terms', (select ${termsJson('v')}
      from terms_versions v where v.id = ${booking}.terms_version_id)
  )`;
}

/** Terms as JSON (`AccountTerms`), as an SQL expression; `terms` is a row of `terms` or `terms_versions`. */
export function termsJson(terms: string): string {
  return `json_build_object('nameNb', ${terms}.name_nb, 'nameEn', ${terms}.name_en, 'textNb', ${terms}.text_nb,
    'textEn', ${terms}.text_en, 'steps', ${terms}.steps, 'feeNok', ${terms}.fee_nok,
    'mayCancel', ${terms}.may_cancel, 'mayChangeUntilDays', ${terms}.may_change_until_days)`;
}

function nameOf(user: string): string {
  return `(select ${USER_NAME} from users u where u.ntnui_no = ${user})`;
}

/** The account of the booking with this uuid, and whose it is, in one statement; null when there is no such booking. */
export async function findAccount(
  uuid: string,
): Promise<{ bookingId: number; userId: number | null; account: Account } | null> {
  const [row] = await database().query<{ bookingId: number; userId: number | null; account: Account }>(
    `select b.id as "bookingId", b.user_id as "userId", ${accountJson('b')} as account
     from bookings b where b.uuid = $1`,
    { bind: [uuid], type: QueryTypes.SELECT },
  );
  return row ?? null;
}
