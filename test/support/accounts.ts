import { type Booking, Koie, Payment, Terms, type TermsStep } from '../../src/models/index.js';
import { type Account, findAccount } from '../../src/services/accounts/index.js';
import type { PaymentGateway } from '../../src/services/payments/gateway.js';
import { pay } from '../../src/services/payments/index.js';
import { buildPayable, type Payable } from './payments.js';

let sets = 0;

/** A hold of 160 NOK under terms with these steps, paid by card: two guests, one night, from so many days on. */
export async function buildPaid(
  gateway: PaymentGateway,
  { steps = [], days = 20, feeNok = 0 }: { steps?: TermsStep[]; days?: number; feeNok?: number } = {},
): Promise<Payable> {
  sets += 1;
  const terms = await Terms.create({ nameNb: `Vilkår ${sets}`, nameEn: `Terms ${sets}`, steps, feeNok });
  const koie = await Koie.findByPk((await buildPayable()).koieId, { rejectOnEmpty: true });
  await koie.update({ termsId: terms.id, numberOfBeds: 4, priceMember: 80 });
  const payable = await buildPayable({ koieId: koie.id, from: days, to: days + 1 });
  await pay(payable.paymentId, 'tok_visa', payable.caller, gateway);
  await payable.booking.reload();
  return { ...payable, koieId: koie.id };
}

/** The account of a booking. */
export async function accountFor({ booking }: { booking: Booking }): Promise<Account> {
  const found = await findAccount(booking.uuid);
  if (!found) throw new Error('no such booking');
  return found.account;
}

/** The amounts and states of its refunds, in øre. */
export async function refundsFor(payable: { booking: Booking }): Promise<[number, string][]> {
  const { refunds } = await accountFor(payable);
  return refunds.map(({ amountOre, state }) => [amountOre, state]);
}

/** A later charge of a booking, paid elsewhere. */
export async function payElsewhere({ booking }: { booking: Booking }, amountOre: number): Promise<void> {
  const position = 1 + Number(await Payment.max('position', { where: { bookingId: booking.id } }));
  await Payment.create({
    bookingId: booking.id,
    position,
    method: 'elsewhere',
    state: 'succeeded',
    amountOre,
    settledAt: new Date(),
  });
}
