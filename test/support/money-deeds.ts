import type pg from 'pg';
import { addDays } from '../../src/platform/clock.js';
import {
  giveChargeBack,
  type MoneyToSeeTo,
  moneyToSeeTo,
  notePaidBack,
  seeToDispute,
  seeToFailedRefund,
} from '../../src/services/accounts/index.js';
import { refundByBoard, setPriceByBoard } from '../../src/services/bookings/board-money.js';
import { cancelBooking } from '../../src/services/bookings/cancel.js';
import { confirmBooking } from '../../src/services/bookings/confirm.js';
import { moveBooking } from '../../src/services/bookings/move.js';
import type { PaymentGateway } from '../../src/services/payments/gateway.js';
import {
  handleStripeEvent,
  pay,
  paymentPage,
  settleOpenPayments,
} from '../../src/services/payments/index.js';
import type { Deed } from './money-steps.js';
import { type Payable, pass } from './payments.js';
import { type StripeDouble, WEBHOOK_SECRET } from './stripe-double.js';
import type { LedgerIntent, StripeLedger } from './stripe-ledger.js';
import type { LedgerCharge, LedgerRefund } from './stripe-money.js';

const BOARD = { source: 'panel' } as const;

/** Does one thing to a booking, by whatever way into the system it is done by. */
export async function carryOut(
  deed: Deed,
  payable: Payable,
  { gateway, double, pool }: { gateway: PaymentGateway; double: StripeDouble; pool: pg.Pool },
): Promise<unknown> {
  const { ledger } = double;
  const stripe = new AtStripe(double, payable);
  const { booking, paymentId, caller, koieId } = payable;
  switch (deed.do) {
    case 'pay':
      return pay(paymentId, deed.token, caller, gateway);
    case 'authenticate':
      for (const { id } of stripe.intents('requires_action').slice(0, 1))
        ledger.authenticate(id, deed.isGranted);
      return;
    case 'come through late':
      for (const { id } of stripe.intents('requires_payment_method').slice(0, 1)) ledger.succeedLate(id);
      return;
    case 'follow the link':
      return paymentPage(booking.uuid, gateway);
    case 'pay on a page': {
      // Only a page that is noted is ever shown to anybody.
      const { rows } = await pool.query(
        'select checkout_session_id as id from payments where booking_id = $1',
        [booking.id],
      );
      const shown = stripe.pages.find(({ id }) => rows.some((row) => row.id === id));
      if (shown?.url) ledger.pages.payOn(shown.url);
      return;
    }
    case 'cancel':
      return cancelBooking(
        booking.id,
        { reason: 'Ras', refund: deed.refund, isByClosure: deed.isByClosure },
        BOARD,
        gateway,
      );
    case 'move': {
      const { arrivalDate } = await booking.reload();
      const departureDate = addDays(arrivalDate, deed.nights);
      const stay = { koieId, arrivalDate, departureDate, guestsMember: deed.guests, guestsNotMember: 0 };
      const money = { takeNewPrice: deed.takesNewPrice, refund: deed.refund, refundReason: 'Ringte' };
      return moveBooking(booking.id, stay, money, BOARD, gateway);
    }
    case 'refund by board':
      return refundByBoard(booking.id, { refund: deed.refund, reason: 'Kaldt' }, BOARD, gateway);
    case 'set the price':
      return setPriceByBoard(booking.id, { priceNok: deed.priceNok, reason: 'Avtalt' }, BOARD, gateway);
    case 'confirm':
      return confirmBooking(booking.id, { settlement: deed.settlement, reason: 'Ringte' }, BOARD, gateway);
    case 'refund at Stripe': {
      const charge = stripe.charges.at(-1);
      const left = charge ? charge.amount - ledger.givenBack(charge) : 0;
      if (charge && left > 0) ledger.giveBack(charge, 'succeeded', Math.min(deed.amount, left));
      return;
    }
    case 'end a refund': {
      const refund = stripe.refunds.find(({ status }) => status === 'pending');
      if (refund) ledger.endRefund(refund, deed.status);
      return;
    }
    case 'dispute': {
      const charge = stripe.charges.at(-1);
      if (charge && !ledger.disputes.some((one) => one.charge === charge.id)) ledger.dispute(charge);
      return;
    }
    case 'see to a failed refund': {
      const refund = (await moneyToSeeTo()).find(
        ({ problem, bookingId }) => problem === 'refund_failed' && bookingId === booking.id,
      );
      return refund && seeToFailedRefund(refund.id, deed.how, '', BOARD);
    }
    case 'give a charge back':
      return giveChargeBack(paymentId, BOARD);
    case 'deliver an event': {
      const event = ledger.events[deed.which % Math.max(ledger.events.length, 1)];
      if (!event) return;
      const { raw, signature } = double.signed(JSON.stringify(event));
      return handleStripeEvent(raw, signature, { gateway, secret: WEBHOOK_SECRET });
    }
    case 'run the job':
      return settleOpenPayments(gateway);
    case 'pass':
      return pass(pool, deed.minutes, double, paymentId);
  }
}

/** Deals with what the front page names as somebody on the board would. */
export async function dealWith(
  { problem, id, bookingId, amountOre }: MoneyToSeeTo,
  gateway: PaymentGateway,
): Promise<void> {
  // A payout is seen to at Stripe.
  if (bookingId === null) return;
  switch (problem) {
    case 'refund_failed':
      return seeToFailedRefund(id, 'elsewhere', 'Vipps', BOARD);
    case 'refund_by_hand':
      return notePaidBack(id, 'Vipps', BOARD);
    case 'disputed':
      return seeToDispute(Number(id), 'Svart', BOARD);
    case 'other_currency':
      return giveChargeBack(id, BOARD);
    case 'not_the_price':
      await cancelBooking(bookingId, { reason: 'Feil beløp', refund: 'terms' }, BOARD, gateway);
      return;
    case 'overpaid': {
      const refund = Math.floor((amountOre ?? 0) / 100);
      return refundByBoard(bookingId, { refund, reason: 'Betalt for mye' }, BOARD, gateway);
    }
  }
}

/** What Stripe knows of one booking. */
export class AtStripe {
  readonly #ledger: StripeLedger;
  readonly #reference: string;

  constructor({ ledger }: StripeDouble, { booking }: Payable) {
    this.#ledger = ledger;
    this.#reference = booking.reference;
  }

  get charges(): LedgerCharge[] {
    return this.#ledger.charges.filter(
      ({ intentId }) => intentId && this.#ledger.intent(intentId).metadata.booking === this.#reference,
    );
  }

  get refunds(): LedgerRefund[] {
    return this.#ledger.refunds.filter(({ charge }) => this.charges.some(({ id }) => id === charge));
  }

  /** What was charged less what went back, in øre. */
  get kept(): number {
    return this.charges.reduce((sum, charge) => sum + charge.amount - this.#ledger.givenBack(charge), 0);
  }

  intents(status: string): LedgerIntent[] {
    return this.#ledger.intents.filter(
      (intent) => intent.metadata.booking === this.#reference && intent.status === status,
    );
  }

  get pages(): { id: string; url: string | null }[] {
    return this.#ledger.pages.open.filter(({ metadata }) => metadata.booking === this.#reference);
  }
}
