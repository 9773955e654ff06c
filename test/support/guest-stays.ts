import { type Booking, Payment, Terms } from '../../src/models/index.js';
import type { PaymentGateway } from '../../src/services/payments/gateway.js';
import { pay } from '../../src/services/payments/index.js';
import { buildHold, buildKoie, buildMember } from './factories.js';
import { callerOf } from './payments.js';

let sets = 0;

/** What a stay to be changed is made of; `percent` goes back until the day before arrival. */
export interface StayPlan {
  percent?: number;
  mayChangeUntilDays?: number | null;
  beds?: number;
  guests?: number;
}

/** A stay from ten days on, for two nights and at 40 NOK a night and guest, paid by card; two guests unless told. */
export async function buildPaidStay(
  gateway: PaymentGateway,
  { percent = 100, mayChangeUntilDays = 0, beds = 4, guests = 2 }: StayPlan = {},
): Promise<Booking> {
  sets += 1;
  const { id: termsId } = await Terms.create({
    nameNb: `Vilkår for opphold ${sets}`,
    nameEn: `Terms of stay ${sets}`,
    steps: [{ days_before: 1, percent }],
    mayChangeUntilDays,
  });
  const koie = await buildKoie({ numberOfBeds: beds, termsId, bookingWindow: 60 });
  const { ntnuiNo } = await buildMember();
  const booking = await buildHold({
    koieId: koie.id,
    userId: ntnuiNo,
    from: 10,
    to: 12,
    guestsMember: guests,
    priceNok: 80 * guests,
  });
  const payment = await Payment.findOne({ where: { bookingId: booking.id }, rejectOnEmpty: true });
  await pay(payment.id, 'tok_visa', callerOf(ntnuiNo), gateway);
  return booking.reload();
}
