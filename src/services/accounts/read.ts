import { QueryTypes } from 'sequelize';
import {
  database,
  type PaymentMethod,
  type PaymentState,
  type PriceReason,
  type RefundReason,
  type RefundState,
} from '../../models/index.js';

/** A charge of a booking, as it is read. */
export interface AccountCharge {
  id: string;
  method: PaymentMethod;
  state: PaymentState;
  /** In øre; null while nothing is asked for. */
  amountOre: number | null;
  note: string;
  /** When it succeeded; null until then. ISO moment. */
  settledAt: string | null;
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
  /** When it was decided, and when it was over. ISO moments. */
  createdAt: string;
  settledAt: string | null;
}

/** The account of a booking, as it is read. */
export interface Account {
  priceNok: number;
  /** Charges that succeeded less refunds that have not failed, in øre. */
  receivedOre: number;
  /** What the guest owes, in øre; what is owed to the guest when it is negative. */
  balanceOre: number;
  charges: AccountCharge[];
  refunds: AccountRefund[];
  priceChanges: { wasNok: number; isNok: number; reason: PriceReason; note: string; at: string }[];
}

/** The account of a booking as JSON, as an SQL expression; `booking` is what a row of `bookings` is called. */
export function accountJson(booking: string): string {
  return `json_build_object(
    'priceNok', ${booking}.price_nok, 'receivedOre', ${booking}.received_ore, 'balanceOre', ${booking}.balance_ore,
    'charges', (select coalesce(json_agg(json_build_object('id', p.id, 'method', p.method, 'state', p.state,
        'amountOre', p.amount_ore, 'note', p.note, 'settledAt', p.settled_at) order by p.position), '[]')
      from payments p where p.booking_id = ${booking}.id),
    'refunds', (select coalesce(json_agg(json_build_object('id', r.id, 'paymentId', r.payment_id, 'method', r.method,
        'state', r.state, 'amountOre', r.amount_ore, 'reason', r.reason, 'note', r.note, 'failure', r.failure,
        'isHandled', r.handled_at is not null, 'createdAt', r.created_at, 'settledAt', r.settled_at)
        order by r.created_at, r.id), '[]')
      from payments p join refunds r on r.payment_id = p.id where p.booking_id = ${booking}.id),
    'priceChanges', (select coalesce(json_agg(json_build_object('wasNok', c.was_nok, 'isNok', c.is_nok,
        'reason', c.reason, 'note', c.note, 'at', c.at) order by c.id), '[]')
      from price_changes c where c.booking_id = ${booking}.id)
  )`;
}

/**
 * The account of a booking, in one statement; null when there is no such booking.
 * @public
 */
export async function accountOf(bookingId: number): Promise<Account | null> {
  const [row] = await database().query<{ account: Account }>(
    `select ${accountJson('b')} as account from bookings b where b.id = $1`,
    { bind: [bookingId], type: QueryTypes.SELECT },
  );
  return row?.account ?? null;
}
