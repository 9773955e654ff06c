import { execFile } from 'node:child_process';
import { promisify } from 'node:util';
import { expect } from 'chai';
import pg from 'pg';
import { projectRoot } from '../../config/index.js';
import { isEmpty, seedBase, seedBookings, seedDemo } from '../../seeders/index.js';
import { readKoieFacts } from '../../seeders/koie-facts.js';
import { addDays, today } from '../../src/platform/clock.js';
import { verifyPassword } from '../../src/services/people/passwords.js';
import { useDatabase } from '../support/database.js';
import { compiled } from '../support/programs.js';

const NIGHTS = `koie_nights(array(select id from koier), oslo_today(), oslo_today() + 14, now())`;
const OVERSOLD = `
  select n.* from koie_nights(array(select id from koier), (select min(arrival_date) from bookings),
    (select max(departure_date) from bookings), now()) n
  where n.occupied > n.beds`;

/** All that is in the tables, as something to compare. */
async function contents(pool: pg.Pool): Promise<Record<string, string>> {
  const { rows: tables } = await pool.query<{ name: string }>(
    `select tablename as name from pg_tables where schemaname = 'public' and tablename <> 'bed_locks' order by 1`,
  );
  const entries: [string, string][] = [];
  for (const { name } of tables) {
    const { rows } = await pool.query<{ all: string }>(
      `select count(*) || ' rows ' || md5(coalesce(string_agg(t::text, '|' order by t::text), '')) as all
       from ${name} t`,
    );
    entries.push([name, rows[0]?.all ?? '']);
  }
  return Object.fromEntries(entries);
}

async function count(pool: pg.Pool, from: string, values: unknown[] = []): Promise<number> {
  const { rows } = await pool.query<{ n: number }>(`select count(*)::integer as n from ${from}`, values);
  return rows[0]?.n ?? 0;
}

/** The stays that leave on a day, paid and without a report. */
const LEAVING = `bookings b where departure_date = $1 and paid and cancelled_at is null
  and not exists (select from reports r where r.booking_id = b.id)`;

describe('seeding the koier', () => {
  const test = useDatabase();

  before(async () => {
    expect(await isEmpty()).to.equal(true);
    await seedBase();
  });

  it('adds the 24 real koier with their beds, prices and place, in use', async () => {
    const { rows } = await test.pool.query(
      `select k.name, k.slug, k.legacy_slug, k.koie_type, k.number_of_beds, k.price_member, k.price_not_member,
         l.latitude::float, l.longitude::float, l.area, l.terrain_nor, l.terrain_eng, l.altitude, l.utm,
         l.kartblad, d.yr_link_nor, d.yr_link_eng
       from koier k join locations l on l.id = k.location_id join descriptions d on d.id = k.description_id
       where in_use and difficulty = 'three' and booking_window = 14 order by k.id`,
    );
    expect(rows).to.have.length(24);
    const facts = await readKoieFacts();
    expect(rows).to.deep.equal(facts.map(({ avalanche_region, ...fact }) => fact));
    expect(await isEmpty()).to.equal(false);
  });

  it('has the board asked about Kamtjønnkoia from avalanche danger 3, and to confirm that', async () => {
    const { rows } = await test.pool.query(
      `select slug, avalanche_region as region, avalanche_threshold as threshold, avalanche_confirmed as confirmed
       from koier where avalanche_mode = 'propose' or avalanche_region is not null`,
    );
    expect(rows).to.deep.equal([{ slug: 'kamtjonnkoia', region: 3022, threshold: 3, confirmed: false }]);
  });

  it('presents each koie in two languages, and leaves empty what is not known', async () => {
    const { rows } = await test.pool.query(
      `select k.name, k.number_of_beds, d.*
       from koier k join descriptions d on d.id = k.description_id`,
    );
    for (const row of rows) {
      for (const text of [row.description_nor, row.description_eng]) {
        expect(text).to.match(/^<p>[^<>&]+<\/p>$/);
        expect(text).to.include(row.name).and.to.include(`${row.number_of_beds} `);
      }
      expect([row.directions_nor, row.directions_eng, row.parking_nor, row.parking_eng].join('')).to.equal(
        '',
      );
    }
  });

  it('has SiT Gløshaugen hold all keys, with opening hours left to the board', async () => {
    const { rows } = await test.pool.query(
      `select s.name, s.opening_nb, s.opening_en, count(*)::integer as koier
       from desks s join koier k on k.desk_id = s.id group by s.id`,
    );
    expect(rows).to.deep.equal([{ name: 'SiT Gløshaugen', opening_nb: '', opening_en: '', koier: 24 }]);
  });

  it('adds the groups that decide roles, and one that does not', async () => {
    const { rows } = await test.pool.query('select slug, category from groups order by slug');
    expect(rows).to.deep.equal([
      { slug: 'friidrett', category: 'sports_group' },
      { slug: 'koiene', category: 'sports_group' },
      { slug: 'sit', category: 'administrative_group' },
    ]);
  });

  it('says in the history that it was the seed', async () => {
    expect(await count(test.pool, `audit_entries where source = 'seed'`)).to.be.above(24);
    expect(await count(test.pool, `audit_entries where source <> 'seed'`)).to.equal(0);
  });

  it('changes nothing when run again, whatever the board has edited', async () => {
    await test.pool.query(
      `update koier set number_of_beds = 9, name = 'Flåkoia gamle', slug = 'flakoia-gamle' where slug = 'flakoia'`,
    );
    await test.pool.query(`update descriptions set description_nor = '<p>Styrets egen tekst</p>'`);
    await test.pool.query(`update desks set name = 'SiT Dragvoll', opening_nb = 'Hverdager 8–15'`);
    await test.pool.query(`update groups set name = 'Koiegruppa' where slug = 'koiene'`);
    const before = await contents(test.pool);
    await seedBase();
    expect(await contents(test.pool)).to.deep.equal(before);
  });
});

describe('seeding demo data', () => {
  const test = useDatabase({ seed: true });
  before(() => seedDemo());

  it('gives every koie a text about parking that says it is an example, and a link to its place on a map', async () => {
    const { rows } = await test.pool.query(
      `select k.slug, d.parking_nor, d.parking_eng, l.map_pdf from koier k
       join descriptions d on d.id = k.description_id join locations l on l.id = k.location_id order by k.id`,
    );
    expect(rows).to.have.length(24);
    for (const { parking_nor, parking_eng, map_pdf } of rows) {
      expect(parking_nor).to.match(/^<p>Eksempel: /);
      expect(parking_eng).to.match(/^<p>Example: /);
      expect(map_pdf).to.match(/^https:\/\/www\.norgeskart\.no\/\?/);
    }
    expect(new Set(rows.map(({ map_pdf }) => map_pdf)).size).to.equal(24);
    const { searchParams } = new URL(rows[0].map_pdf);
    // 63.15702 N 10.36538 E in UTM zone 33.
    expect(Number(searchParams.get('lat'))).to.be.closeTo(7_011_511, 5);
    expect(Number(searchParams.get('lon'))).to.be.closeTo(266_657, 5);
  });

  it('leaves what the board has written, or taken away, about a place', async () => {
    await test.pool.query(
      `update descriptions set parking_nor = '', parking_eng = ''
       where id = (select description_id from koier where slug = 'flakoia')`,
    );
    await test.pool.query(
      `update locations set map_pdf = 'https://example.org/kart.pdf'
       where id = (select location_id from koier where slug = 'flakoia')`,
    );
    await seedDemo();
    const { rows } = await test.pool.query(
      `select d.parking_nor, l.map_pdf from koier k join descriptions d on d.id = k.description_id
       join locations l on l.id = k.location_id where k.slug = 'flakoia'`,
    );
    expect(rows).to.deep.equal([{ parking_nor: '', map_pdf: 'https://example.org/kart.pdf' }]);
  });

  it('adds the demo logins, all with the same password, and each with its role', async () => {
    const { rows } = await test.pool.query(
      `select u.email, u.password_hash, u.is_superuser and u.is_admin as admin, g.slug, m.type
       from users u join memberships m on m.user_id = u.ntnui_no join groups g using (group_id)
       where u.email !~ 'example' order by u.email`,
    );
    for (const { password_hash } of rows) {
      expect(await verifyPassword('SprintIsTheBest', password_hash)).to.equal(true);
    }
    expect(rows.map(({ email, admin, slug, type }) => [email, admin, slug, type])).to.deep.equal([
      ['board@koiene.no', false, 'koiene', 'board_member'],
      ['member@ntnui.no', false, 'koiene', 'member'],
      ['sit_test@sit.no', false, 'sit', 'member'],
      ['sprint@ntnui.no', true, 'koiene', 'leader'],
    ]);
    expect(
      await count(
        test.pool,
        `memberships m join groups g using (group_id) where g.slug = 'friidrett' and m.type = 'board_member'`,
      ),
    ).to.equal(1);
  });

  it('has somebody with every letter of ours, whom nobody real can be mistaken for', async () => {
    const guests = `users where email ~ '@example\\.(com|org)$'`;
    expect(await count(test.pool, guests)).to.be.within(15, 20);
    for (const letter of ['æ', 'ø', 'å']) {
      expect(
        await count(test.pool, `${guests} and first_name || last_name ilike $1`, [`%${letter}%`]),
      ).to.be.above(0);
    }
    expect(await count(test.pool, `users where phone_number !~ '^\\+470'`)).to.equal(0);
    expect(
      await count(test.pool, `bookings where contact_email !~ '@(.+\\.)?example\\.(com|org)$'`),
    ).to.equal(0);
  });

  it('leaves at least half of every koie free on each of the next 14 nights, and closes none', async () => {
    expect(await count(test.pool, NIGHTS)).to.equal(24 * 14);
    expect(await count(test.pool, `${NIGHTS} where free * 2 < beds`)).to.equal(0);
    expect(await count(test.pool, `${NIGHTS} where occupied > 0`)).to.be.above(100);
    expect(await count(test.pool, 'closures')).to.equal(0);
  });

  it('oversells no night of the past either', async () => {
    expect(await count(test.pool, `(${OVERSOLD}) nights`)).to.equal(0);
  });

  it('has three or more paid stays without a report that leave today', async () => {
    expect(await count(test.pool, LEAVING, [today()])).to.be.at.least(3);
  });

  const shown: Record<string, string> = {
    'arrivals today': `paid and arrival_date = oslo_today()`,
    'arrivals tomorrow': `paid and arrival_date = oslo_today() + 1`,
    'an overdue key': `key_status = 'picked_up' and departure_date = oslo_today() - 3`,
    'a key not picked up though the guests arrived yesterday': `key_status = 'not_picked_up' and paid
      and arrival_date = oslo_today() - 1`,
    'delivered keys': `key_status = 'delivered' and departure_date < oslo_today()`,
    'an invoice that is owed': `settlement = 'invoice' and not paid and confirmed_at is not null`,
    'a booking for somebody without an account': `user_id is null and guest_name <> '' and guest_phone <> ''`,
    'a desk note for the next days': `desk_note <> '' and arrival_date between oslo_today() and oslo_today() + 2`,
    'a cancelled booking': `cancelled_at is not null and cancel_reason <> ''`,
    'a running hold': `confirmed_at is null and hold_until > now()`,
    'a hold that ran out': `confirmed_at is null and hold_until < now()`,
    'the member’s own bookings to come': `arrival_date > oslo_today()
      and user_id = (select ntnui_no from users where email = 'member@ntnui.no')`,
    'a party for tonight': `arrival_date <= oslo_today() and departure_date > oslo_today()
      and exists (select from guests g where g.booking_id = b.id and g.name <> '' and g.phone <> '')`,
    'a reported stay': `exists (select from reports r where r.booking_id = b.id)`,
  };
  for (const [what, condition] of Object.entries(shown)) {
    it(`shows ${what}`, async () => {
      expect(await count(test.pool, `bookings b where ${condition}`)).to.be.above(0);
    });
  }

  it('gives every booking a first charge, and an account that adds up', async () => {
    expect(
      await count(
        test.pool,
        `bookings b left join payments p on p.booking_id = b.id and p.position = 1
           and (p.state = 'succeeded') = (b.confirmed_at is not null and (b.settlement <> 'invoice' or b.paid))
         where p.id is null or b.received_ore <> booking_received_ore(b.id)
           or b.balance_ore <> case when p.state = 'succeeded' then 0 else b.price_nok * 100 end`,
      ),
    ).to.equal(0);
    expect(await count(test.pool, `refunds where state = 'succeeded' and stripe_id is not null`)).to.be.above(
      0,
    );
  });

  it('books nothing in the future, and nothing earlier than one can', async () => {
    expect(
      await count(
        test.pool,
        `bookings where greatest(created_at, confirmed_at, cancelled_at) > now() + interval '1 second'
         or departure_date - (created_at at time zone 'Europe/Oslo')::date > 14`,
      ),
    ).to.equal(0);
  });

  it('opens one task per koie and fault, and leaves the mended ones done', async () => {
    expect(await count(test.pool, `tasks where state = 'done'`)).to.be.above(0);
    expect(await count(test.pool, `tasks where state <> 'done'`)).to.be.above(2);
    expect(
      await count(
        test.pool,
        `reports r where r.axe = 2 and not exists (select from tasks t where t.koie_id = r.koie_id and t.item = 'axe')`,
      ),
    ).to.equal(0);
  });

  it('keeps no names of a party longer than retention would', async () => {
    expect(
      await count(
        test.pool,
        'guests g join bookings b on b.id = g.booking_id where b.departure_date < oslo_today() - 30',
      ),
    ).to.equal(0);
  });

  it('adds nothing when run again on the same day', async () => {
    const before = await contents(test.pool);
    await seedDemo();
    expect(await contents(test.pool)).to.deep.equal(before);
  });

  it('is refused in production, and adds no bookings for load tests there', async () => {
    const env = {
      PATH: process.env.PATH,
      NODE_ENV: 'production',
      DATABASE_URL: test.url,
      NTNUI_SECRET_KEY: 'a-secret-for-tests-of-more-than-32-bytes',
      SESSION_SECRET: 'another-secret-for-tests-of-over-32-bytes',
      STRIPE_SECRET_KEY: 'sk_test_seed',
      STRIPE_WEBHOOK_SECRET: 'whsec_seed',
    };
    const script = `
      const { seedBookings, seedDemo } = await import('${compiled('seeders/index.ts')}');
      const { connect } = await import('${compiled('src/database/connect.ts')}');
      const sequelize = connect(process.env.DATABASE_URL);
      for (const seed of [() => seedDemo(), () => seedBookings(10)])
        await seed().then(() => process.stdout.write('seeded;'), (error) => process.stdout.write(error.message + ';'));
      await sequelize.close();`;
    const before = await contents(test.pool);
    const { stdout } = await promisify(execFile)(
      process.execPath,
      ['--input-type=module', '--eval', script],
      { cwd: projectRoot, env },
    );
    expect(stdout).to.equal('Demo data is never seeded in production;No bookings are made up in production;');
    expect(await contents(test.pool)).to.deep.equal(before);
  });
});

describe('seeding demo data on a later day', () => {
  const test = useDatabase({ seed: true });
  const later = addDays(today(), 4);
  let earlier: { id: number; row: string }[];

  before(async () => {
    await seedDemo();
    // A user takes all that is left of a koie, the desk notes where a key is, and the board moves a stay.
    await test.pool.query(
      `insert into bookings (koie_id, contact_email, arrival_date, departure_date, guests_member,
         guests_not_member, price_nok, confirmed_at)
       select koie_id, 'kari@example.net', night, night + 1, free, 0, 0, now() from ${NIGHTS}
       join koier k on k.id = koie_id where k.slug = 'telin'`,
    );
    await test.pool.query(
      `update bookings set key_status = 'picked_up' where id =
         (select min(id) from bookings where arrival_date = oslo_today() + 1 and paid and user_id is not null)`,
    );
    const { rows } = await test.pool.query<{ id: number; row: string }>(
      `select b.id, b::text as row from bookings b where contact_email = 'kari@example.net' or exists (
         select from audit_entries a
         where a.resource = 'bookings' and a.record_id = b.id::text and a.source <> 'seed')`,
    );
    earlier = rows;
    await seedDemo(later);
  });

  it('has stays that leave on that day, and arrivals on the days after', async () => {
    expect(await count(test.pool, LEAVING, [later])).to.be.at.least(3);
    for (const day of [0, 1, 12]) {
      expect(
        await count(test.pool, 'bookings where paid and arrival_date = $1', [addDays(later, day)]),
      ).to.be.above(0);
    }
  });

  it('touches no booking of a user, and none that somebody has changed', async () => {
    expect(earlier).to.have.length.above(10);
    const { rows } = await test.pool.query(
      'select id, b::text as row from bookings b where id = any ($1) order by id',
      [earlier.map(({ id }) => id)],
    );
    expect(rows).to.deep.equal([...earlier].sort((a, b) => a.id - b.id));
  });

  it('doubles nothing: half of every koie stays free but where the user booked', async () => {
    expect(
      await count(
        test.pool,
        `koie_nights(array(select id from koier where slug <> 'telin'), $1, $2, now()) where free * 2 < beds`,
        [later, addDays(later, 14)],
      ),
    ).to.equal(0);
    expect(await count(test.pool, `(${OVERSOLD}) nights`)).to.equal(0);
    expect(await count(test.pool, 'users')).to.equal(23);
  });

  it('has moved the keys on: only some of those that are due are still out', async () => {
    const out = `bookings where key_status = 'picked_up' and departure_date < $1`;
    expect(await count(test.pool, out, [later])).to.be.within(1, 3);
    expect(await count(test.pool, `${out} and departure_date = $2`, [later, addDays(later, -3)])).to.equal(1);
  });

  it('adds nothing when run again on that day', async () => {
    const before = await contents(test.pool);
    await seedDemo(later);
    expect(await contents(test.pool)).to.deep.equal(before);
  });
});

describe('seeding load data', () => {
  const test = useDatabase({ seed: true });
  const COUNT = 5_000;
  let before_: { bookings: number; rows: string };

  const demoRows = async (ids: string) => {
    const { rows } = await test.pool.query<{ bookings: number; rows: string }>(
      `select count(*)::integer as bookings, md5(string_agg(b::text, '|' order by id)) as rows
       from bookings b where ${ids}`,
    );
    return rows[0] ?? { bookings: 0, rows: '' };
  };
  let lastDemoId = 0;
  const told: number[] = [];

  before(async () => {
    await seedDemo();
    await test.pool.query(
      `insert into closures (koie_id, first_night, last_night, reason_nb)
       select id, oslo_today() - 20, oslo_today() - 10, 'Dugnad' from koier where slug = 'telin'`,
    );
    lastDemoId = await count(test.pool, 'bookings');
    before_ = await demoRows('true');
    await seedBookings(COUNT, { onProgress: (added) => told.push(added) });
  });

  it('adds exactly as many bookings as asked for, and changes no other', async () => {
    expect(await count(test.pool, 'bookings')).to.equal(before_.bookings + COUNT);
    expect(await demoRows(`id <= ${lastDemoId}`)).to.deep.equal(before_);
    expect(told.at(-1)).to.equal(COUNT);
  });

  it('oversells no night, and books none that is closed', async () => {
    expect(await count(test.pool, `(${OVERSOLD}) nights`)).to.equal(0);
    expect(
      await count(
        test.pool,
        `bookings b join closures c on c.koie_id = b.koie_id and b.arrival_date <= c.last_night
           and b.departure_date > c.first_night where b.id > $1`,
        [lastDemoId],
      ),
    ).to.equal(0);
  });

  it('spreads them 60 a day, from within the next 14 days back in time', async () => {
    const { rows } = await test.pool.query<{ day: string; arrivals: number }>(
      `select arrival_date::text as day, count(*)::integer as arrivals from bookings where id > $1
       group by 1 order by 1`,
      [lastDemoId],
    );
    expect(rows.length).to.be.within(80, 100);
    expect(rows.at(-1)?.day).to.equal(addDays(today(), 13));
    for (const { arrivals } of rows.slice(1, -1)) expect(arrivals).to.be.within(50, 60);
    expect(await count(test.pool, 'bookings where departure_date > oslo_today() + 14')).to.equal(0);
  });

  it('makes each a paid booking of a demo user, at the price that it has', async () => {
    expect(
      await count(
        test.pool,
        `bookings b join koier k on k.id = b.koie_id join users u on u.ntnui_no = b.user_id
         join payments p on p.booking_id = b.id and p.state = 'succeeded' and p.amount_ore = b.price_nok * 100
           and b.received_ore = p.amount_ore
         where b.id > $1 and b.paid and b.created_at <= now() and b.price_nok = (departure_date - arrival_date)
           * (guests_member * k.price_member + guests_not_member * k.price_not_member)`,
        [lastDemoId],
      ),
    ).to.equal(COUNT);
  });

  it('has reports of some stays that are over, and of no other', async () => {
    const reported = 'reports r join bookings b on b.id = r.booking_id where b.id > $1';
    expect(await count(test.pool, reported, [lastDemoId])).to.be.within(1_000, 3_000);
    expect(await count(test.pool, `${reported} and b.departure_date >= oslo_today()`, [lastDemoId])).to.equal(
      0,
    );
  });

  it('leaves the guard of the beds on', async () => {
    const refusal = await test.pool
      .query(
        `insert into bookings (koie_id, contact_email, arrival_date, departure_date, guests_member,
           guests_not_member, price_nok, confirmed_at)
         select id, 'kari@example.net', oslo_today() + 1, oslo_today() + 2, number_of_beds, 0, 0, now()
         from koier order by id limit 1`,
      )
      .then(
        () => undefined,
        (error: unknown) => (error instanceof pg.DatabaseError ? error.constraint : error),
      );
    expect(refusal).to.equal('bookings_beds_free');
  });

  it('can be added to, still without overselling', async () => {
    await seedBookings(3_000);
    expect(await count(test.pool, 'bookings')).to.equal(before_.bookings + COUNT + 3_000);
    expect(await count(test.pool, `(${OVERSOLD}) nights`)).to.equal(0);
  });
});

describe('seeding load data without demo users', () => {
  const test = useDatabase({ seed: true });

  it('is refused, and adds nothing', async () => {
    const failure = await seedBookings(10).catch((error: Error) => error.message);
    expect(failure).to.include('seed the demo data first');
    expect(await count(test.pool, 'bookings')).to.equal(0);
  });
});

describe('seeding load data with ten times as many stays a day', () => {
  const test = useDatabase({ seed: true });

  it('gives the koier the beds for it, and oversells no night', async function () {
    this.timeout(60_000);
    await seedDemo();
    await seedBookings(12_000, { perDay: 600 });
    const busiest = `(select count(*) as n from bookings where price_nok > 0 group by arrival_date) d where n > 400`;
    expect(await count(test.pool, busiest)).to.be.above(10);
    expect(await count(test.pool, `(${OVERSOLD}) o`)).to.equal(0);
    expect(await count(test.pool, 'miscounted_nights()')).to.equal(0);
  });
});
