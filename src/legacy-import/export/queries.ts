import type { DjangoModel } from '../../members/django/model.js';
import { EQUIPMENT } from '../../models/index.js';
import { snakeCase } from '../../platform/naming.js';
import { booking, description, koie, location, payment, report, transaction } from '../models/index.js';

/** The rows of one model to write: a query of `pk` and `fields`, in the order of its keys. */
export interface ExportQuery {
  model: string;
  sql: string;
}

const LOCATION = textColumns(location);
const DESCRIPTION = textColumns(description);

/**
 * Our records under the keys that they had in the old system. One that was made here has its own id, or, where an
 * old row has that, one after all others.
 */
function keys({ name }: DjangoModel, table: string): string {
  return `(
    select t.id, coalesce(mine.old_key, case when other.old_key is null then t.id else last.id + t.id end) as old_key
    from ${table} t
    cross join (
      select greatest(
        (select coalesce(max(id), 0) from ${table}),
        (select coalesce(max(old_key::integer), 0) from imported_rows where model = '${name}')
      ) as id
    ) last
    left join (
      select new_key, min(old_key::integer) as old_key from imported_rows where model = '${name}' group by 1
    ) mine on mine.new_key = t.id::text
    left join imported_rows other on other.model = '${name}' and other.old_key = t.id::text
  )`;
}

const uuidKey = (model: DjangoModel, alias: string, id: string) =>
  `left join imported_rows ${alias} on ${alias}.model = '${model.name}' and ${alias}.new_key = ${id}::text`;

const moment = (column: string) => `to_char(${column} at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.US"Z"')`;

/** The old system has no cancelled bookings: there they would keep their beds. */
const LIVING = 'b.cancelled_at is null';

/** Everything of the way back, what is referred to before what refers to it. */
export const EXPORT_QUERIES: readonly ExportQuery[] = [
  {
    model: location.name,
    sql: `select key.old_key as pk, json_build_object(${fields(LOCATION, 't')}, 'latitude', t.latitude::text,
        'longitude', t.longitude::text, 'altitude', t.altitude) as fields
      from locations t join ${keys(location, 'locations')} key using (id) order by 1`,
  },
  {
    model: description.name,
    sql: `select key.old_key as pk, json_build_object(${fields(DESCRIPTION, 't')}) as fields
      from descriptions t join ${keys(description, 'descriptions')} key using (id) order by 1`,
  },
  {
    model: koie.name,
    sql: `select key.old_key as pk, json_build_object(
        'name', t.name, 'slug', coalesce(t.legacy_slug, t.slug), 'price_member', t.price_member,
        'price_not_member', t.price_not_member, 'number_of_beds', t.number_of_beds, 'koie_type', t.koie_type,
        'difficulty', t.difficulty, 'album', t.album, 'booking_window', t.booking_window,
        'description', d.old_key, 'location', l.old_key) as fields
      from koier t join ${keys(koie, 'koier')} key using (id)
      join ${keys(description, 'descriptions')} d on d.id = t.description_id
      join ${keys(location, 'locations')} l on l.id = t.location_id order by 1`,
  },
  {
    model: transaction.name,
    sql: `select coalesce(i.old_key, p.id::text) as pk, json_build_object(
        'charge_id', coalesce(p.charge_id, p.payment_intent_id, ''), 'token_id', coalesce(p.token_id, ''),
        'stripe_status', coalesce(p.stripe_status, 'created'),
        'payment_related_name', 'koie_booking_bookingpayment_related') as fields
      from payments p join bookings b on b.id = p.booking_id and p.position = 1 ${uuidKey(transaction, 'i', 'p.id')}
      where ${LIVING} order by 1`,
  },
  {
    model: payment.name,
    sql: `select coalesce(i.old_key, p.id::text) as pk, json_build_object(
        'created_at', ${moment('p.created_at')}, 'price', case when p.state = 'succeeded' and p.method in ('card', 'link') then p.amount_ore / 100 else b.price_nok end,
        'transaction', coalesce(t.old_key, p.id::text)) as fields
      from payments p join bookings b on b.id = p.booking_id and p.position = 1
      ${uuidKey(payment, 'i', 'p.id')} ${uuidKey(transaction, 't', 'p.id')}
      where ${LIVING} order by 1`,
  },
  {
    model: booking.name,
    sql: `select key.old_key as pk, json_build_object(
        'user', b.user_id, 'koie', k.old_key, 'contact_email', b.contact_email, 'uuid', b.uuid,
        'arrival_date', b.arrival_date, 'departure_date', b.departure_date, 'guests_member', b.guests_member,
        'guests_not_member', b.guests_not_member, 'key_status', b.key_status,
        'paid', b.confirmed_at is not null, 'created', ${moment('b.created_at')},
        'booking_payment', case when p.id is not null then coalesce(i.old_key, p.id::text) end) as fields
      from bookings b join ${keys(booking, 'bookings')} key using (id)
      join ${keys(koie, 'koier')} k on k.id = b.koie_id
      left join payments p on p.booking_id = b.id and p.position = 1 ${uuidKey(payment, 'i', 'p.id')}
      where ${LIVING} order by 1`,
  },
  {
    model: report.name,
    sql: `select key.old_key as pk, json_build_object(
        'booking', coalesce(bk.old_key, i.detail::integer),
        'date_created_at', r.created_on, ${fields(reportColumns(), 'r')}) as fields
      from reports r join ${keys(report, 'reports')} key using (id)
      left join bookings b on b.id = r.booking_id and ${LIVING}
      left join ${keys(booking, 'bookings')} bk on bk.id = b.id
      left join imported_rows i on r.booking_id is null and i.model = '${report.name}' and i.new_key = r.id::text
      where coalesce(bk.old_key, i.detail::integer) is not null order by 1`,
  },
];

/** Queries that count the rows for which the old system has no place. */
export const LEFT_OUT: Record<string, string> = {
  'cancelled bookings': 'select count(*) from bookings where cancelled_at is not null',
  'bookings without a user, which the old system may refuse': `
    select count(*) from bookings b where user_id is null and ${LIVING}`,
  'koier that are not in use, which are open there': 'select count(*) from koier where not in_use',
  'reports of no booking, or of a cancelled one': `
    select count(*) from reports r left join bookings b on b.id = r.booking_id and ${LIVING}
    left join imported_rows i on r.booking_id is null and i.model = '${report.name}' and i.new_key = r.id::text
    where b.id is null and i.detail is null`,
  closures: 'select count(*) from closures',
  'charges beside the first one of a booking': `
    select count(*) from payments p join bookings b on b.id = p.booking_id where p.position > 1 and ${LIVING}`,
  refunds: 'select count(*) from refunds',
  'contact e-mails longer than the 40 characters it has room for': `
    select count(*) from bookings b where char_length(contact_email) > 40 and ${LIVING}`,
};

function textColumns({ columns }: DjangoModel): string[] {
  return Object.keys(columns).filter((name) => columns[name] === 'text');
}

function reportColumns(): string[] {
  const others =
    'feedback firewood chopped_up_wood smoke_detector_is_working gas_is_full other_faults boat_status';
  return [...others.split(' '), 'canoe_status', 'life_jackets_status', ...EQUIPMENT.map(snakeCase)];
}

function fields(names: readonly string[], alias: string): string {
  return names.map((name) => `'${name}', ${alias}.${name}`).join(', ');
}
