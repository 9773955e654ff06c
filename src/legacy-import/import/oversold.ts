import type { Merge } from '../../members/merge/merge.js';

/** A night with more guests than beds. */
export interface OversoldNight {
  koie: string;
  /** The day it begins (Oslo). */
  night: string;
  beds: number;
  sold: number;
  isFuture: boolean;
  /** Whose they are: reference, guests and e-mail. */
  bookings: string[];
}

/**
 * Marks the imported bookings on nights that the old system sold more beds of than there are, which exempts
 * them from the check of beds; new bookings see no free bed there. Returns those nights, the future ones first.
 */
export async function markOversold(merge: Merge): Promise<OversoldNight[]> {
  await merge.sql(
    `create temp table stays on commit drop as
     select b.id, b.koie_id, b.arrival_date + n.i as night, b.guests
     from booking_details b cross join lateral generate_series(0, b.departure_date - b.arrival_date - 1) as n (i)
     where b.occupies`,
  );
  await merge.sql('analyze stays');
  await merge.sql(
    `create temp table oversold_nights on commit drop as
     select s.koie_id, k.name as koie, s.night, k.number_of_beds as beds, sum(s.guests)::integer as sold
     from stays s join koier k on k.id = s.koie_id
     group by 1, 2, 3, 4 having sum(s.guests) > k.number_of_beds`,
  );
  await merge.sql(
    `create temp table oversold_bookings on commit drop as
     select b.id, n.koie_id, n.night,
       b.reference || ' (' || b.guests || ' guests, ' || b.arrival_date || ' to ' || b.departure_date || ', '
         || coalesce(nullif(b.contact_email, ''), 'no e-mail') || ')' as text
     from oversold_nights n join stays s using (koie_id, night) join bookings b on b.id = s.id`,
  );
  await merge.without('bookings', 'user', () =>
    merge.sql(
      `update bookings b set imported_oversold = true
       where not imported_oversold and id in (select id from oversold_bookings)
         and exists (
           select from imported_rows i where i.model = 'koie_booking.bookingmodel' and i.new_key = b.id::text
         )`,
    ),
  );
  return merge.sql<OversoldNight>(
    `select n.koie, n.night::text, n.beds, n.sold, n.night >= oslo_today() as "isFuture",
       array_agg(b.text order by b.id) as bookings
     from oversold_nights n join oversold_bookings b using (koie_id, night)
     group by n.koie, n.night, n.beds, n.sold order by 5 desc, n.night, n.koie`,
  );
}
