import { QueryTypes } from 'sequelize';
import { config } from '../../config/index.js';
import { database } from '../models/index.js';

/** A stay that begins or ends today. Dates are Oslo days. */
export interface StayToday {
  id: number;
  reference: string;
  koie: string;
  arrivalDate: string;
  departureDate: string;
  guests: number;
  guest: string | null;
  phone: string | null;
}

/** What the board should see first. */
export interface BoardOverview {
  today: string;
  arrivals: StayToday[];
  departures: StayToday[];
  overdueKeys: number;
  failedMails: number;
  openTasks: number;
  unhandledReports: number;
}

/** The board's overview of today. One statement. */
export async function boardOverview(): Promise<BoardOverview> {
  const [overview] = await database().query<BoardOverview>(
    `with stays as (
       select b.id, b.reference, k.name as koie, b.arrival_date, b.departure_date, b.guests, b.key_status,
         coalesce(nullif(b.guest_name, ''), nullif(trim(u.first_name || ' ' || u.last_name), '')) as guest,
         coalesce(nullif(b.guest_phone, ''), u.phone_number) as phone
       from bookings b
       join koier k on k.id = b.koie_id
       left join users u on u.ntnui_no = b.user_id
       where b.confirmed_at is not null and b.cancelled_at is null
         and (oslo_today() in (b.arrival_date, b.departure_date) or b.key_status = 'picked_up')
     )
     select oslo_today() as today,
       ${staysOn('arrival_date')} as arrivals,
       ${staysOn('departure_date')} as departures,
       (select count(*)::integer from stays where key_status = 'picked_up'
        and departure_date + ${config.keyGraceDays} < oslo_today()) as "overdueKeys",
       (select count(*)::integer from emails where state = 'failed') as "failedMails",
       (select count(*)::integer from tasks where state <> 'done') as "openTasks",
       (select count(*)::integer from reports where handled_at is null) as "unhandledReports"`,
    { type: QueryTypes.SELECT },
  );
  if (!overview) throw new Error('A statement without from has a row');
  return overview;
}

function staysOn(column: string): string {
  return `(select coalesce(json_agg(json_build_object('id', id, 'reference', reference, 'koie', koie,
      'arrivalDate', arrival_date, 'departureDate', departure_date, 'guests', guests, 'guest', guest,
      'phone', phone) order by koie, id), '[]')
    from stays where ${column} = oslo_today())`;
}
