import fc from 'fast-check';
import type { Death } from './mortal-gateway.js';
import type { Call } from './stripe-ledger.js';

/** So many bookings a sequence is about. */
export const BOOKINGS = 2;

/** One thing that somebody does, to the booking of that number. */
export type Deed =
  | { do: 'pay'; token: string }
  | { do: 'authenticate'; isGranted: boolean }
  | { do: 'come through late' }
  | { do: 'follow the link' }
  | { do: 'pay on a page' }
  | { do: 'cancel'; refund: 'terms' | 'all' | 'none' | number; isByClosure: boolean }
  | {
      do: 'move';
      nights: number;
      guests: number;
      takesNewPrice: boolean;
      refund: 'terms' | 'all' | 'none' | number;
    }
  | { do: 'refund by board'; refund: 'all' | number }
  | { do: 'set the price'; priceNok: number }
  | { do: 'confirm'; settlement: 'elsewhere' | 'card' | 'invoice' | 'free' }
  | { do: 'refund at Stripe'; amount: number }
  | { do: 'end a refund'; status: 'succeeded' | 'failed' }
  | { do: 'dispute' }
  | { do: 'see to a failed refund'; how: 'again' | 'elsewhere' }
  | { do: 'give a charge back' }
  | { do: 'deliver an event'; which: number }
  | { do: 'run the job' }
  | { do: 'pass'; minutes: number };

/** A deed with what happens meanwhile: Stripe failing, the process dying, or another deed at the same moment. */
export interface Step {
  booking: number;
  deed: Deed;
  other: Deed | null;
  fault: { call: Call; at: 'received' | 'done'; fail: 'drop' | 500 } | null;
  refunds: 'succeeded' | 'pending' | 'failed';
  /** What the next charge takes, in øre, where that is not what it was asked for. */
  taken: number | null;
  death: { where: Death; call: number } | null;
}

const sums = fc.constantFrom(10, 40, 80, 160, 200);
const deed: fc.Arbitrary<Deed> = fc.oneof(
  {
    weight: 4,
    arbitrary: fc.record({
      do: fc.constant('pay' as const),
      token: fc.constantFrom('tok_visa', 'tok_visa', 'tok_chargeDeclined', 'tok_threeDSecure2Required'),
    }),
  },
  fc.record({ do: fc.constant('authenticate' as const), isGranted: fc.boolean() }),
  fc.record({ do: fc.constant('come through late' as const) }),
  fc.record({ do: fc.constant('follow the link' as const) }),
  { weight: 2, arbitrary: fc.record({ do: fc.constant('pay on a page' as const) }) },
  fc.record({
    do: fc.constant('cancel' as const),
    refund: fc.oneof(fc.constantFrom('terms' as const, 'all' as const, 'none' as const), sums),
    isByClosure: fc.boolean(),
  }),
  {
    weight: 3,
    arbitrary: fc.record({
      do: fc.constant('move' as const),
      nights: fc.integer({ min: 1, max: 3 }),
      guests: fc.integer({ min: 1, max: 3 }),
      takesNewPrice: fc.constantFrom(true, true, true, false),
      refund: fc.oneof(fc.constantFrom('terms' as const, 'all' as const, 'none' as const), sums),
    }),
  },
  {
    weight: 2,
    arbitrary: fc.record({
      do: fc.constant('refund by board' as const),
      refund: fc.oneof(fc.constant('all' as const), sums, sums),
    }),
  },
  fc.record({ do: fc.constant('set the price' as const), priceNok: fc.constantFrom(0, 50, 120, 160, 240) }),
  fc.record({
    do: fc.constant('confirm' as const),
    settlement: fc.constantFrom('elsewhere' as const, 'card' as const, 'invoice' as const, 'free' as const),
  }),
  fc.record({ do: fc.constant('refund at Stripe' as const), amount: fc.constantFrom(1_000, 4_050, 16_000) }),
  fc.record({
    do: fc.constant('end a refund' as const),
    status: fc.constantFrom('succeeded' as const, 'failed' as const),
  }),
  fc.record({ do: fc.constant('dispute' as const) }),
  fc.record({
    do: fc.constant('see to a failed refund' as const),
    how: fc.constantFrom('again' as const, 'elsewhere' as const),
  }),
  fc.record({ do: fc.constant('give a charge back' as const) }),
  { weight: 3, arbitrary: fc.record({ do: fc.constant('deliver an event' as const), which: fc.nat(50) }) },
  { weight: 3, arbitrary: fc.record({ do: fc.constant('run the job' as const) }) },
  fc.record({ do: fc.constant('pass' as const), minutes: fc.constantFrom(1, 10, 20, 60, 25 * 60) }),
);
const CALLS: readonly Call[] = [
  'charge',
  'retrieve',
  'refund',
  'refunds',
  'open_page',
  'expire_page',
  'events',
  'read_refund',
];
/** One time in four. */
const seldom = <T>(arbitrary: fc.Arbitrary<T>): fc.Arbitrary<T | null> =>
  fc.oneof({ weight: 3, arbitrary: fc.constant(null) }, { weight: 1, arbitrary });
export const step: fc.Arbitrary<Step> = fc.record({
  booking: fc.nat(BOOKINGS - 1),
  deed,
  other: seldom(deed),
  fault: seldom(
    fc.record({
      call: fc.constantFrom(...CALLS),
      at: fc.constantFrom('received' as const, 'done' as const),
      fail: fc.constantFrom('drop' as const, 500 as const),
    }),
  ),
  refunds: fc.constantFrom('succeeded', 'succeeded', 'pending', 'failed'),
  taken: seldom(seldom(fc.constantFrom(12_000, 20_000))),
  death: seldom(
    fc.record({
      where: fc.constantFrom('before' as const, 'after' as const),
      call: fc.integer({ min: 1, max: 3 }),
    }),
  ),
});
