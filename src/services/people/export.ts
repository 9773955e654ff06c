import { QueryTypes } from 'sequelize';
import { database } from '../../models/index.js';
import { bindsOf, OWN_BOOKINGS, type Person } from './person.js';

/**
 * All that is stored about a person, for a request of their own (GDPR article 15): of others' bookings only that they
 * were along, and of their own party only themselves. Passwords, secrets of second factors and card tokens are left out.
 */
export async function exportPersonalData(person: Person): Promise<Record<string, unknown>> {
  const [data] = await database().query<Record<string, unknown>>(
    `select
       (select to_jsonb(u) - 'password_hash' from users u where u.ntnui_no = $1) as account,
       (select jsonb_agg(jsonb_build_object('group', g.slug, 'type', m.type, 'date_joined', m.date_joined,
          'expiry', m.group_expiry) order by m.membership_no)
        from memberships m join groups g on g.group_id = m.group_id where m.user_id = $1) as memberships,
       (select jsonb_agg(to_jsonb(b) || jsonb_build_object('koie', k.name) order by b.id)
        from bookings b join koier k on k.id = b.koie_id where b.id in (${OWN_BOOKINGS})) as bookings,
       (select jsonb_agg(to_jsonb(w) - 'koie_ids' || jsonb_build_object('koier', array(
          select k.name from koier k where k.id = any (w.koie_ids) order by k.name)) order by w.id)
        from waiting_entries w where w.user_id = $1) as waiting_entries,
       (select jsonb_agg(jsonb_build_object('koie', k.name, 'arrival_date', b.arrival_date,
          'departure_date', b.departure_date, 'name', g.name, 'phone', g.phone, 'email', g.email,
          'is_member', g.is_member) order by g.id)
        from guests g join bookings b on b.id = g.booking_id join koier k on k.id = b.koie_id
        where lower(g.email) = any ($2)) as places_in_parties,
       (select jsonb_agg(to_jsonb(p) - 'token_id' order by p.created_at)
        from payments p where p.booking_id in (${OWN_BOOKINGS})) as payments,
       (select jsonb_agg(to_jsonb(r) order by r.created_at)
        from refunds r join payments p on p.id = r.payment_id where p.booking_id in (${OWN_BOOKINGS})) as refunds,
       (select jsonb_agg(to_jsonb(r) - 'id' - 'names_id' order by r.number)
        from receipts r where r.booking_id in (${OWN_BOOKINGS})) as receipts,
       (select jsonb_agg(to_jsonb(c) order by c.id)
        from price_changes c where c.booking_id in (${OWN_BOOKINGS})) as price_changes,
       (select jsonb_agg(to_jsonb(r) order by r.id) from reports r
        where r.booking_id in (${OWN_BOOKINGS}) or r.created_by = $1) as reports,
       (select jsonb_agg(to_jsonb(t) order by t.id) from tasks t where t.assignee_id = $1) as tasks,
       (select jsonb_agg(jsonb_build_object('kind', e.kind, 'recipient', e.recipient, 'subject', e.subject,
          'text', e.text, 'created_at', e.created_at, 'sent_at', e.sent_at) order by e.id)
        from emails e where lower(e.recipient) = any ($2)) as emails,
       (select jsonb_agg(k.seen_at order by k.seen_at) from known_browsers k where k.user_id = $1) as browsers_last_seen,
       (select jsonb_agg(jsonb_build_object('browser', s.browser, 'started_at', s.started_at, 'seen_at', s.seen_at)
          order by s.started_at) from panel_sessions s where s.user_id = $1) as panel_sessions,
       (select jsonb_build_object('codes_of_an_app_since', t.created_at, 'recovery_codes_left', (
          select count(*) from recovery_codes c where c.user_id = t.user_id and c.used_at is null))
        from totp_secrets t where t.user_id = $1) as second_factor,
       (select jsonb_agg(jsonb_build_object('name', k.name, 'created_at', k.created_at, 'used_at', k.used_at) order by k.id)
        from passkeys k where k.user_id = $1) as passkeys,
       (select jsonb_agg(to_jsonb(e) - 'user_id' order by e.id) from fair_use_exceptions e where e.user_id = $1) as fair_use_exceptions,
       (select jsonb_agg(to_jsonb(v) - 'user_id' order by v.id) from saved_views v where v.user_id = $1) as saved_views,
       (select jsonb_agg(jsonb_build_object('kind', f.kind, 'created_at', f.created_at) order by f.id) from calendar_feeds f
        where f.user_id = $1 or f.booking_id in (${OWN_BOOKINGS})) as calendar_feeds,
       (select jsonb_agg(to_jsonb(m) - 'audience' - 'uuid' order by m.id) from messages m where m.sent_by = $1) as messages_sent,
       (select jsonb_agg(jsonb_build_object('at', a.at, 'from', a.source, 'resource', a.resource,
          'record', a.record_id, 'action', a.action) order by a.id)
        from audit_entries a where a.actor_id = $1) as changes_made`,
    { bind: bindsOf(person), type: QueryTypes.SELECT },
  );
  return Object.fromEntries(Object.entries(data ?? {}).filter(([, rows]) => rows !== null));
}
