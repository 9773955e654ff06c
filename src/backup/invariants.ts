import type pg from 'pg';

/**
 * What must hold in every database of ours beyond what its constraints see to when rows are loaded. Each query
 * finds what breaks it.
 */
const INVARIANTS: Record<string, string> = {
  'nights with more guests than beds that no imported booking explains': `
    select from (
      select b.koie_id, b.arrival_date + n.i as night, sum(b.guests) as guests, bool_or(b.imported_oversold) as explained
      from booking_details b cross join lateral generate_series(0, b.departure_date - b.arrival_date - 1) as n (i)
      where b.occupies and b.changes_booking_id is null
      group by 1, 2
    ) s join koier k on k.id = s.koie_id
    where s.guests > k.number_of_beds and not s.explained and s.night >= oslo_today()`,
  'nights that are counted wrongly': 'select from miscounted_nights()',
  'koier without a lock for their beds': `
    select from koier k where not exists (select from bed_locks l where l.koie_id = k.id)`,
  'bookings whose account does not add up': `
    select from bookings b where b.received_ore <> booking_received_ore(b.id)`,
  'charges of which more was given back than was charged': `
    select from payments p join refunds r on r.payment_id = p.id where r.state <> 'failed'
    group by p.id, p.amount_ore having sum(r.amount_ore) > p.amount_ore`,
  'receipts whose numbers have gaps': `
    select from receipt_series where last_number <> (select count(*) from receipts)
      or last_number is distinct from (select coalesce(max(number), 0) from receipts)`,
  'reports of another koie than their booking': `
    select from reports r join bookings b on b.id = r.booking_id where r.koie_id <> b.koie_id`,
};

/** Throws unless all of them hold. */
export async function checkInvariants(client: pg.Client): Promise<void> {
  for (const [what, query] of Object.entries(INVARIANTS)) {
    const { rows } = await client.query<{ count: string }>(`select count(*) from (${query}) broken`);
    if (rows[0]?.count !== '0') throw new Error(`There are ${rows[0]?.count} ${what}`);
  }
}
