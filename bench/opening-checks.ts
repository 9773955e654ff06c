import type pg from 'pg';

/** What must hold after an opening, as PostgreSQL finds it: each counts what is wrong. `$1` is the booking period. */
const CHECKS: Record<string, string> = {
  'a koie has more guests than beds on a night': `
    select n.night from period p cross join koier k
    cross join lateral koie_nights(array[k.id], p.first_night, p.last_night + 1, clock_timestamp()) n
    where n.occupied > k.number_of_beds`,
  'a bed was left free': `
    select n.night from period p cross join koier k
    cross join lateral koie_nights(array[k.id], p.first_night, p.last_night + 1, clock_timestamp()) n
    where k.in_use and n.free > 0`,
  'a night was counted wrong': 'select night from miscounted_nights()',
  'a booking was made before the opening': `
    select b.id from period p join opened b on b.made_at < p.opens_at`,
  'somebody has two of the same stay': `
    select a.id from opened a join opened b on b.user_id = a.user_id and b.koie_id = a.koie_id and b.id > a.id
      and b.arrival_date < a.departure_date and b.departure_date > a.arrival_date
    where a.occupies and b.occupies`,
  'somebody had more unpaid holds at once than may be': `
    select b.user_id from opened b join opened o on o.user_id = b.user_id and o.id <> b.id
      and o.made_at <= b.made_at and o.unpaid_until > b.made_at
    group by b.id, b.user_id having count(*) >= $2`,
  'a stay is past the limits of the period': `
    select b.id from period p cross join opened b
    where b.departure_date - b.arrival_date > p.max_nights or b.guests > p.max_guests`,
  'a booking is confirmed and not paid in full': `
    select id from opened where confirmed_at is not null and cancelled_at is null and received_ore <> price_nok * 100`,
  'a member was passed over whose party fits': `
    select w.id from period p join waiting_entries w on w.state = 'waiting'
    where w.arrival_date <= p.last_night and w.departure_date > p.first_night
      and not exists (select from opened b where b.user_id = w.user_id and b.occupies)
      and exists (
        select from unnest(w.koie_ids) k (id)
        where w.guests <= (select min(n.free)
          from koie_nights(array[k.id], w.arrival_date, w.departure_date, clock_timestamp()) n))`,
  'somebody was offered two stays for a night': `
    select w.id from waiting_entries w join waiting_entries o on o.user_id = w.user_id and o.id > w.id
      and o.arrival_date < w.departure_date and o.departure_date > w.arrival_date
    where w.offered_at is not null and o.offered_at is not null`,
  'a charge is neither open nor settled': `
    select y.id from opened b join payments y on y.booking_id = b.id
    where b.occupies and b.confirmed_at is null and b.payment_started_at is not null`,
};

/** The bookings of the period's nights, with until when each was an unpaid hold. */
const OPENED = `
  with period as (select * from booking_periods where id = $1), opened as (
    select d.*, b.made_at, least(b.hold_until, b.confirmed_at, b.cancelled_at) as unpaid_until
    from period p join bookings b on b.arrival_date <= p.last_night and b.departure_date > p.first_night
    join booking_details d on d.id = b.id
  )`;

/** What does not hold after an opening, each with how often; none when all is well. `mostHolds` is HOLDS_PER_MEMBER. */
export async function whatIsWrong(pool: pg.Pool, periodId: number, mostHolds: number): Promise<string[]> {
  const wrong: string[] = [];
  for (const [what, sql] of Object.entries(CHECKS)) {
    const { rowCount } = await pool.query(
      `${OPENED} select c.* from (${sql}) c where $1::integer > 0 and $2::integer >= 0`,
      [periodId, mostHolds],
    );
    if (rowCount) wrong.push(`${what}: ${rowCount}`);
  }
  return wrong;
}

/** Nights of the period with beds that are free still. */
export async function freeBeds(
  pool: pg.Pool,
  periodId: number,
): Promise<{ koie: string; night: string; beds: number }[]> {
  const { rows } = await pool.query<{ koie: string; night: string; beds: number }>(
    `select k.slug as koie, n.night::text, n.free as beds
     from booking_periods p cross join koier k
     cross join lateral koie_nights(array[k.id], p.first_night, p.last_night + 1, clock_timestamp()) n
     where p.id = $1 and k.in_use and n.free > 0`,
    [periodId],
  );
  return rows;
}

/** Beds times nights of the period, and how many of them are sold. In øre: what came in for its nights, kept or given back. */
export async function soldBeds(
  pool: pg.Pool,
  periodId: number,
): Promise<{ beds: number; sold: number; confirmed: number; receivedOre: number }> {
  const { rows } = await pool.query<{ beds: number; sold: number; confirmed: number; receivedOre: number }>(
    `${OPENED} select
       (select sum(k.number_of_beds * (p.last_night + 1 - p.first_night))::integer from period p cross join koier k
        where k.in_use) as beds,
       (select sum(n.occupied)::integer from period p cross join koier k
        cross join lateral koie_nights(array[k.id], p.first_night, p.last_night + 1, clock_timestamp()) n) as sold,
       (select count(*)::integer from opened where confirmed_at is not null) as confirmed,
       (select coalesce(sum(received_ore), 0)::integer from opened) as "receivedOre"`,
    [periodId],
  );
  const [found] = rows;
  if (!found) throw new Error('there is no period');
  return found;
}
