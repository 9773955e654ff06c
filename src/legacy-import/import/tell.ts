import type { Merge } from '../../members/merge/merge.js';
import type { Notes } from '../../members/merge/notes.js';

/** Notes about rows that whoever imports should know of: a kind, and a query of the texts. */
const TOLD: Record<string, string> = {
  'E-mails that differ in case only': `
    select 'user ' || s.new_key || ' had ' || s.email || ' as another user has, and logs in with ' || s.login_email as text
    from in_users s where s.state in ('new', 'updated') and s.login_email <> s.email`,
  'Several bookings with one uuid': `
    select 'booking ' || s.pk || ' shared its uuid with another and has ' || s.uuid || ' now' as text
    from in_bookings s where s.state = 'new' and s.uuid <> s.old_uuid`,
  'Bookings whose time of creation had moved': `
    select 'booking ' || s.pk || ' said ' || s.created || ', its payment was made ' || c.created_at as text
    from in_bookings s join in_charges c on c.payment_key = s.payment_ref
    where s.state = 'new' and s.created > c.created_at + interval '1 minute'`,
  'Bookings without a time of creation': `
    select 'booking ' || s.pk as text from in_bookings s left join in_charges c on c.payment_key = s.payment_ref
    where s.state = 'new' and s.created is null and c.created_at is null`,
  'Charged, but not marked as paid: now paid': `
    select 'booking ' || s.pk || ', arriving ' || s.arrival_date as text
    from in_bookings s join in_charges c on c.payment_key = s.payment_ref
    where s.state in ('new', 'updated') and c.was_charged and not s.paid`,
  'Marked as paid without a charge: settled elsewhere': `
    select 'booking ' || s.pk || ', arriving ' || s.arrival_date as text
    from in_bookings s left join in_charges c on c.payment_key = s.payment_ref
    where s.state = 'new' and s.paid and c.was_charged is not true`,
  'Bookings without a user': `
    select 'booking ' || s.pk as text from in_bookings s where s.state = 'new' and s.user_ref is null`,
  'Charged another sum than the price': `
    select 'payment ' || s.pk || ' was charged ' || s.price || ' NOK, the price is ' || b.price_nok || ' NOK' as text
    from in_payments s join payments p on p.id::text = s.new_key join bookings b on b.id = p.booking_id
    where s.state = 'new' and p.state = 'succeeded' and p.amount_ore <> b.price_nok * 100`,
  'Further reports of a booking: now of its koie and day': `
    select 'report ' || s.pk || ' of booking ' || s.booking_ref as text
    from in_reports s where s.state = 'new' and not s.is_first`,
};

/** Asks the merged tables what is worth telling. */
export async function tellOfMerging(merge: Merge, notes: Notes): Promise<void> {
  for (const [kind, query] of Object.entries(TOLD)) {
    const [row] = await merge.sql<{ count: number; texts: string[] | null }>(
      `with told as (${query})
       select (select count(*)::integer from told) as count, (select array_agg(text) from (select text from told limit 1000) t) as texts`,
    );
    if (row && row.count > 0) notes.set(kind, row.count, row.texts ?? []);
  }
}
