import pg from 'pg';
import type { DjangoRow } from '../../src/members/django/row.js';

const REPORT_NUMBERS =
  'firewood chopped_up_wood gas_burner_primus axe hammer saw saw_blade saw_bench spade kerosene_lamp detergent dishware cookware cabin_book candle_holders fire_blanket fire_extinguisher boat_status canoe_status life_jackets_status';

/** The old system's tables, with Django's names for them and their columns. */
const TABLES: Record<string, string> = {
  accounts_usermodel: `password text, last_login timestamptz, is_superuser boolean, is_active boolean, is_admin boolean,
    is_staff boolean, first_name text, last_name text, date_of_birth date, gender text, ntnui_no integer primary key,
    customer_no text, register_date date, card_no text, language text, phone_number text, email text, contact_email text`,
  groups_groupmodel: `group_id integer primary key, name text, founding_date date, slug text, access text, category text,
    payment_key text`,
  groups_membershipmodel: `membership_no integer primary key, date_joined date, group_expiry date, type text,
    group_id integer, member_id integer`,
  koie_booking_location: `id integer primary key, latitude text, longitude text, area text, difficulty_info_nor text,
    difficulty_info_eng text, terrain_nor text, terrain_eng text, altitude integer, utm text, kartblad text, map_pdf text`,
  koie_booking_description: `id integer primary key, yr_link_nor text, yr_link_eng text, description_nor text,
    description_eng text, directions_nor text, directions_eng text, parking_nor text, parking_eng text`,
  koie_booking_koiemodel: `id integer primary key, name text, slug text, price_member integer default 40,
    price_not_member integer default 80, number_of_beds integer, koie_type text default 'koie',
    difficulty text default 'two', album text, booking_window integer default 14, description_id integer, location_id integer`,
  koie_booking_bookingpayment:
    'id uuid primary key, created_at timestamptz, price integer, transaction_id uuid',
  koie_booking_bookingmodel: `id integer primary key, arrival_date date, departure_date date, guests_member integer,
    guests_not_member integer, key_status text default 'not_picked_up', paid boolean, created timestamptz,
    booking_payment_id uuid, koie_id integer, user_id integer, contact_email text, uuid uuid`,
  koie_report_koiereportmodel: `id integer primary key, date_created_at date, feedback text,
    smoke_detector_is_working boolean, gas_is_full boolean, other_faults text, booking_id integer,
    ${REPORT_NUMBERS.split(' ').join(' integer, ')} integer`,
  payments_stripetransaction:
    'id uuid primary key, charge_id text, token_id text, stripe_status text, payment_related_name text',
  koie_booking_elsewhere: 'id integer primary key, what text',
};

/** Makes the old system's tables in a bare database and fills them. */
export async function fillOldDatabase(url: string, rows: readonly DjangoRow[]): Promise<void> {
  await onOldDatabase(url, async (client) => {
    for (const [table, columns] of Object.entries(TABLES)) {
      await client.query(`create table ${table} (${columns})`);
      const { rows: known } = await client.query<{ column_name: string }>(
        'select column_name from information_schema.columns where table_name = $1',
        [table],
      );
      const names = known.map(({ column_name }) => column_name);
      for (const row of rows.filter(({ model }) => model.replace('.', '_') === table))
        await insert(client, table, names, row);
    }
    await client.query(`insert into koie_booking_elsewhere values (1, 'unknown')`);
  });
}

/** Runs statements there. */
export async function onOldDatabase<T>(url: string, run: (client: pg.Client) => Promise<T>): Promise<T> {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  try {
    return await run(client);
  } finally {
    await client.end();
  }
}

async function insert(
  client: pg.Client,
  table: string,
  names: string[],
  { pk, fields }: DjangoRow,
): Promise<void> {
  const key =
    names.find((name) => ['ntnui_no', 'membership_no'].includes(name)) ??
    (table === 'groups_groupmodel' ? 'group_id' : 'id');
  const values: Record<string, unknown> = { [key]: pk };
  for (const [field, value] of Object.entries(fields)) {
    const column = names.includes(`${field}_id`) ? `${field}_id` : field;
    if (names.includes(column) && column !== key) values[column] = value;
  }
  const columns = Object.keys(values);
  await client.query(
    `insert into ${table} (${columns.join(', ')}) values (${columns.map((_, index) => `$${index + 1}`).join(', ')})`,
    Object.values(values),
  );
}
