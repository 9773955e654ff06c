import { expect } from 'chai';
import { issueTokens } from '../../src/services/people/tokens.js';
import { PaymentProcesses } from '../support/crash.js';
import { useDatabase } from '../support/database.js';
import { buildPayable, PAID, situationOf } from '../support/payments.js';
import { useStripeDouble } from '../support/stripe-double.js';

describe('payments over HTTP, with two servers', function () {
  this.timeout(60_000);
  const test = useDatabase();
  const double = useStripeDouble();
  let processes: PaymentProcesses;
  let servers: string[];
  before(async () => {
    processes = new PaymentProcesses(test.url, double);
    servers = [await processes.serve(), await processes.serve()];
  });
  after(() => processes.stop());

  async function put(paymentId: string, body: unknown, { as, server = 0 }: { as: number; server?: number }) {
    const { access } = await issueTokens(as);
    return answerOf(
      fetch(`${servers[server]}/payments/stripetransaction/${paymentId}/`, {
        method: 'PUT',
        headers: { Authorization: `Bearer ${access}`, 'Content-Type': 'application/json' },
        body: JSON.stringify(body),
      }),
    );
  }

  function deliver(raw: Buffer, headers: Record<string, string>) {
    return answerOf(
      fetch(`${servers[0]}/payments/webhook/`, { method: 'POST', headers, body: new Uint8Array(raw) }),
    );
  }

  async function answerOf(
    request: Promise<Response>,
  ): Promise<{ status: number; body: Record<string, unknown> }> {
    const response = await request;
    return { status: response.status, body: (await response.json()) as Record<string, unknown> };
  }

  it('eight parallel PUTs on both of them make one charge', async () => {
    const { paymentId, caller } = await buildPayable();
    const answers = await Promise.all(
      Array.from({ length: 8 }, (_, index) =>
        put(paymentId, { token_id: `tok_1put${index}` }, { as: caller.ntnuiNo, server: index % 2 }),
      ),
    );
    const succeeded = answers.filter(({ status }) => status === 200);
    expect(succeeded.map(({ body }) => body)).to.deep.equal([{ detail: 'succeeded' }]);
    for (const { status, body } of answers) {
      if (status === 200) continue;
      expect(status).to.equal(409);
      expect(body.code).to.be.oneOf(['payment_in_progress', 'already_paid']);
    }
    expect(double.ledger.charges.map(({ amount }) => amount)).to.deep.equal([16_000]);
    expect(await situationOf(test.pool, paymentId)).to.deep.equal(PAID);
  });

  it('answers a declined card with 402, and a lost answer with 503 that can be tried again at once', async () => {
    const { paymentId, caller } = await buildPayable();
    const as = caller.ntnuiNo;
    const declined = await put(paymentId, { token_id: 'tok_chargeDeclined' }, { as });
    expect([declined.status, declined.body.code]).to.deep.equal([402, 'card_declined']);
    double.next({ call: 'charge', at: 'done', fail: 'drop' });
    const lost = await put(paymentId, { token_id: 'tok_1lost' }, { as });
    expect([lost.status, lost.body.code]).to.deep.equal([503, 'payment_unavailable']);
    expect((await put(paymentId, { token_id: 'tok_1again' }, { as, server: 1 })).status).to.equal(200);
    expect(double.ledger.charges).to.have.length(1);
  });

  it("takes Stripe's event of a payment that needed the guest, by its raw bytes", async () => {
    const { paymentId, caller } = await buildPayable();
    const asked = await put(paymentId, { token_id: 'tok_threeDSecure2Required' }, { as: caller.ntnuiNo });
    expect([asked.status, asked.body.code]).to.deep.equal([402, 'payment_needs_guest']);
    const intentId = double.ledger.intents[0]?.id ?? '';
    double.ledger.authenticate(intentId, true);
    const { raw, signature } = double.event('payment_intent.succeeded', intentId);
    const json = { 'Content-Type': 'application/json; charset=utf-8' };

    const unsigned = await deliver(raw, json);
    expect([unsigned.status, unsigned.body.code]).to.deep.equal([400, 'invalid_signature']);
    const respaced = Buffer.from(JSON.stringify(JSON.parse(raw.toString()), null, 1));
    expect((await deliver(respaced, { ...json, 'Stripe-Signature': signature })).status).to.equal(400);
    expect((await situationOf(test.pool, paymentId)).confirmed).to.equal(false);
    expect((await deliver(raw, { ...json, 'Stripe-Signature': signature })).status).to.equal(200);
    expect((await deliver(raw, { ...json, 'Stripe-Signature': signature })).status).to.equal(200);
    expect(await situationOf(test.pool, paymentId)).to.deep.equal(PAID);
  });

  it('refuses what cannot be paid so', async () => {
    const { paymentId, caller } = await buildPayable();
    const { caller: stranger } = await buildPayable();
    const as = caller.ntnuiNo;
    expect((await put(paymentId, {}, { as })).status).to.equal(400);
    expect((await put(paymentId, { token_id: 'tok_visa' }, { as: stranger.ntnuiNo })).status).to.equal(403);
    expect(
      (await put('00000000-0000-4000-8000-000000000000', { token_id: 'tok_visa' }, { as })).status,
    ).to.equal(404);
    expect((await put('nonsense', { token_id: 'tok_visa' }, { as })).status).to.equal(404);
    expect(double.calls).to.be.empty;
  });
});
