import { expect } from 'chai';
import { configuredGateway, pay, settleOpenPayments } from '../../src/services/payments/index.js';
import { SandboxGateway } from '../../src/services/payments/sandbox-gateway.js';
import { useDatabase } from '../support/database.js';
import { buildPayable, PAID, pass, refusalOf, situationOf } from '../support/payments.js';

const CHARGE = {
  paymentId: '7f6c0f0e-6a55-4f0f-9a54-0c8f3b9d2a11',
  attempt: 3,
  tokenId: 'tok_visa',
  amountOre: 16_000,
  bookingReference: 'ABC234',
};

describe('payments in the sandbox', () => {
  const test = useDatabase();

  it('is where payments go without a Stripe key', () => {
    expect(configuredGateway()).to.be.instanceOf(SandboxGateway);
  });

  for (const token of ['tok_visa', 'tok_mastercard', 'tok_threeDSecureOptional']) {
    it(`${token} pays`, async () => {
      const { paymentId, caller } = await buildPayable();
      await pay(paymentId, token, caller);
      expect(await situationOf(test.pool, paymentId)).to.deep.equal(PAID);
      expect(await refusalOf(pay(paymentId, token, caller))).to.equal('already_paid');
    });
  }

  const DECLINED = {
    tok_chargeDeclined: 'generic_decline',
    tok_chargeDeclinedInsufficientFunds: 'insufficient_funds',
    tok_chargeDeclinedExpiredCard: 'expired_card',
    tok_whatever: 'not_a_test_token',
    constructor: 'not_a_token',
    tok_constructor: 'not_a_test_token',
  };
  for (const [token, reason] of Object.entries(DECLINED)) {
    it(`${token} is declined: ${reason}`, async () => {
      const { paymentId, caller } = await buildPayable();
      expect(await refusalOf(pay(paymentId, token, caller))).to.equal('card_declined');
      expect(await new SandboxGateway().charge({ ...CHARGE, tokenId: token })).to.include({ reason });
      await pay(paymentId, 'tok_visa', caller);
      expect(await situationOf(test.pool, paymentId)).to.deep.equal(PAID);
    });
  }

  it('tok_threeDSecure2Required waits for the guest, and is given up in the end', async () => {
    const { paymentId, caller } = await buildPayable();
    expect(await refusalOf(pay(paymentId, 'tok_threeDSecure2Required', caller))).to.equal(
      'payment_needs_guest',
    );
    await settleOpenPayments();
    expect((await situationOf(test.pool, paymentId)).state).to.equal('requires_action');
    await pass(test.pool, 20);
    await settleOpenPayments();
    expect(await situationOf(test.pool, paymentId)).to.deep.include({ state: 'declined', occupied: false });
  });

  it('says the same of an attempt whoever asks, and refunds it', async () => {
    const intent = await new SandboxGateway().charge(CHARGE);
    const other = new SandboxGateway();
    expect(await other.charge(CHARGE)).to.deep.equal(intent);
    expect(await other.retrieve(intent.id ?? '')).to.deep.equal(intent);
    expect(intent).to.include({ status: 'succeeded', chargedOre: 16_000, attempt: 3 });
    const order = { refundId: CHARGE.paymentId, attempt: 1, intentId: intent.id, chargeId: intent.chargeId };
    expect(await other.refund({ ...order, amountOre: 6_000, bookingReference: 'ABC234' })).to.include({
      status: 'succeeded',
      amountOre: 6_000,
    });
  });
});
