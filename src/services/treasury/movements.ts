/** Which day a movement is counted on: its own, or the day on which the stay it is for begins. */
export const BASES = ['payment', 'arrival'] as const;
export type Basis = (typeof BASES)[number];

/**
 * Money that came, went back, came back since it did not arrive, was taken back or let go by the guest's bank, or was
 * kept by Stripe.
 */
export type MovementKind = 'charge' | 'refund' | 'refund_returned' | 'dispute' | 'fee';

/** The sums that movements make: together they are the net. */
export const SUMS = ['received', 'givenBack', 'fees'] as const;
export type Sum = (typeof SUMS)[number];

/** Which movements each sum is of. */
export const KINDS: Record<Sum, readonly MovementKind[]> = {
  received: ['charge'],
  givenBack: ['refund', 'refund_returned', 'dispute'],
  fees: ['fee'],
};

/** What stays with Koiene before Stripe's fees, as the front page and the statistics have it. */
export const INCOME: readonly MovementKind[] = [...KINDS.received, ...KINDS.givenBack];

/** The SQL for one of these kinds: `kindIn('m.kind', INCOME)`. */
export function kindIn(column: string, kinds: readonly MovementKind[]): string {
  return `${column} in (${kinds.map((kind) => `'${kind}'`).join(', ')})`;
}

/**
 * Every movement of money from the Oslo day `first` until before `end`, both SQL, by one basis or the other: the only
 * definition there is of what was received, given back and kept. `amount_ore` is positive when Koiene gets it. Columns:
 * `kind`, `id` (of the charge, refund or line of the balance), `at`, `amount_ore`, `method`, `payment_id`, `refund_id`, `booking_id`,
 * `koie_id`, `arrival_date`, `reference`. A fee that is for no charge belongs to no booking, and so to no arrival.
 *
 * Each part is found along an index: of its own moment, or of the arrivals and then of the charges of a booking.
 */
export function movements(basis: Basis, first = '$1::date', end = '$2::date'): string {
  const within = (at: string) =>
    basis === 'arrival'
      ? `b.arrival_date >= ${first} and b.arrival_date < ${end}`
      : `${at} >= ${first}::timestamp at time zone 'Europe/Oslo' and ${at} < ${end}::timestamp at time zone 'Europe/Oslo'`;
  const part = ({ kind, id, at, amount, method, from, where, refund = 'null::uuid' }: Part) =>
    `select '${kind}' as kind, ${id}::text as id, ${at} as at, ${amount} as amount_ore, ${method} as method,
       p.id as payment_id, ${refund} as refund_id, b.id as booking_id, b.koie_id, b.arrival_date, b.reference
     from ${from} where ${where} and ${within(at)}`;
  return PARTS.map(part).join('\nunion all\n');
}

interface Part {
  kind: MovementKind;
  id: string;
  at: string;
  amount: string;
  method: string;
  from: string;
  where: string;
  refund?: string;
}

const CHARGES = 'payments p join bookings b on b.id = p.booking_id';
const REFUNDS = `refunds r join payments p on p.id = r.payment_id join bookings b on b.id = p.booking_id`;
const LINES = `balance_transactions t left join payments p on p.id = t.payment_id
  left join bookings b on b.id = p.booking_id`;

const PARTS: readonly Part[] = [
  {
    kind: 'charge',
    id: 'p.id',
    at: 'p.settled_at',
    amount: 'p.amount_ore',
    method: 'p.method',
    from: CHARGES,
    where: `p.state = 'succeeded'`,
  },
  {
    kind: 'refund',
    id: 'r.id',
    at: 'r.succeeded_at',
    amount: '-r.amount_ore',
    method: 'r.method',
    from: REFUNDS,
    where: 'r.succeeded_at is not null',
    refund: 'r.id',
  },
  {
    kind: 'refund_returned',
    id: 'r.id',
    at: 'r.settled_at',
    amount: 'r.amount_ore',
    method: 'r.method',
    from: REFUNDS,
    where: `r.state = 'failed' and r.succeeded_at is not null`,
    refund: 'r.id',
  },
  {
    kind: 'dispute',
    id: 't.id',
    at: 't.counted_at',
    amount: 't.amount_ore',
    method: `'card'`,
    from: LINES,
    where: `t.kind = 'dispute'`,
  },
  {
    kind: 'fee',
    id: 't.id',
    at: 't.counted_at',
    amount: `case t.kind when 'fee' then t.net_ore else -t.fee_ore end`,
    method: `'card'`,
    from: LINES,
    where: `(t.kind = 'fee' or t.fee_ore <> 0)`,
  },
];
