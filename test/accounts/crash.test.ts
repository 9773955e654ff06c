import { expect } from 'chai';
import type { PaymentGateway } from '../../src/services/payments/gateway.js';
import { paymentPage, settleOpenPayments } from '../../src/services/payments/index.js';
import { accountFor, buildPaid } from '../support/accounts.js';
import { BOARD_DEEDS } from '../support/board-deeds.js';
import { type Stop, useCrashes } from '../support/crashes.js';
import { useDatabase } from '../support/database.js';
import { gatewayTo, type Payable } from '../support/payments.js';
import { useStripeDouble } from '../support/stripe-double.js';

type Deed = keyof typeof BOARD_DEEDS;

/** The price (NOK) and what is then received (øre) once it is done, half going back by the terms. */
const ENDS: Record<Deed, [number, number]> = {
  'cancels by the terms': [80, 8_000],
  'gives 60 back': [100, 10_000],
  'sets the price to 100': [100, 10_000],
  'sets the price to 240': [240, 16_000],
  'moves it to a cheaper stay': [120, 12_000],
  'moves it to a dearer stay': [320, 16_000],
};
const QUICK: Deed[] = ['cancels by the terms', 'sets the price to 240', 'moves it to a cheaper stay'];
/** A few of them; all when told: CRASH_DEEDS=all npx mocha test/accounts/crash.test.ts */
const DEEDS = process.env.CRASH_DEEDS === 'all' ? (Object.keys(ENDS) as Deed[]) : QUICK;

describe('a process that dies while the board changes the money of a booking', function () {
  this.timeout(60_000);
  const test = useDatabase();
  const double = useStripeDouble();
  let gateway: PaymentGateway;
  // Each of these deeds changes the price.
  const { atStripe, atCommit, crash } = useCrashes(test, double, ['price_changes']);

  beforeEach(() => {
    gateway = gatewayTo(double);
  });

  const crashOf = (deed: Deed, { booking }: Payable, stop: () => Promise<Stop>) =>
    crash({ do: 'board', deed, bookingId: booking.id }, stop);

  /** What is at Stripe is what the account says, and it is `deed` done once. */
  async function expectDone(deed: Deed, payable: Payable): Promise<void> {
    await settleOpenPayments(gateway);
    const { priceNok, receivedOre, priceChanges, refunds } = await accountFor(payable);
    expect([priceNok, receivedOre]).to.deep.equal(ENDS[deed]);
    expect(priceChanges).to.have.length(1);
    expect(refunds.map(({ state }) => state)).to.deep.equal(receivedOre < 16_000 ? ['succeeded'] : []);
    const charge = double.ledger.charges.at(-1);
    expect(charge && charge.amount - double.ledger.givenBack(charge)).to.equal(receivedOre);
    expect(double.ledger.refunds).to.have.length(refunds.length);
  }

  for (const deed of DEEDS) {
    it(`who ${deed}: all of it, or nothing and it can be done again`, async () => {
      for (const losesCommit of [true, false]) {
        double.reset();
        const payable = await buildPaid(gateway, { steps: [{ days_before: 0, percent: 50 }] });
        await crashOf(deed, payable, atCommit(losesCommit));
        if (losesCommit) {
          const { refunds, ...account } = await accountFor(payable);
          expect(account).to.include({ priceNok: 160, receivedOre: 16_000 });
          expect(refunds).to.deep.equal([]);
          await BOARD_DEEDS[deed](payable.booking.id, gateway);
        }
        await expectDone(deed, payable);
      }
    });
  }

  for (const at of ['received', 'done'] as const) {
    it(`as the page for the rest is closed (${at}): nobody pays the old sum`, async () => {
      double.reset();
      const payable = await buildPaid(gateway);
      await BOARD_DEEDS['sets the price to 240'](payable.booking.id, gateway);
      const url = await paymentPage(payable.booking.uuid, gateway);
      await crashOf('moves it to a dearer stay', payable, atStripe('expire_page', at));
      await BOARD_DEEDS['moves it to a dearer stay'](payable.booking.id, gateway);
      expect(double.ledger.pages.payOn(url)).to.equal(false);
      double.ledger.pages.payOn(await paymentPage(payable.booking.uuid, gateway));
      await settleOpenPayments(gateway);
      const { priceNok, balanceOre, charges } = await accountFor(payable);
      expect({ priceNok, balanceOre }).to.deep.equal({ priceNok: 320, balanceOre: 0 });
      expect(charges.map(({ amountOre }) => amountOre)).to.deep.equal([16_000, 16_000]);
    });
  }
});
