import { appendFile, readFile, stat, truncate, writeFile } from 'node:fs/promises';
import { expect } from 'chai';
import type { DjangoRow } from '../../src/members/django/row.js';
import { useDatabase } from '../support/database.js';
import { runProgram } from '../support/processes.js';
import { everything } from '../support/schema.js';
import {
  awkwardRows,
  oldBooking,
  oldKoie,
  oldReport,
  oldUser,
  oldUuid,
  writeFixtures,
} from './old-system.js';
import { countsOf, type Imported, runImport } from './run.js';
import { scratchFolder } from './scratch.js';

describe('importing the old data', function () {
  this.timeout(60_000);
  const database = useDatabase();
  let files: string[];
  let first: Imported;

  before(async () => {
    const { people, koier, bookings } = awkwardRows();
    // Bookings before what they refer to.
    files = await writeFixtures({ 'bookings.json': bookings, 'people.json': people, 'koier.json': koier });
    first = await runImport(database.url, files);
    expect(first.errors).to.equal('');
  });

  const one = async (sql: string, values: unknown[] = []) => (await database.pool.query(sql, values)).rows[0];
  const booking = (id: number) => one('select * from bookings where id = $1', [id]);

  it('accounts for every row that was read', () => {
    expect(first.code).to.equal(0);
    expect(countsOf(first, 'accounts.usermodel')).to.deep.equal([5, 4, 0, 0, 1]);
    expect(countsOf(first, 'groups.membershipmodel')).to.deep.equal([3, 2, 0, 0, 1]);
    expect(countsOf(first, 'koie_booking.bookingmodel')).to.deep.equal([15, 13, 0, 0, 2]);
    expect(countsOf(first, 'koie_booking.bookingpayment')).to.deep.equal([14, 12, 0, 0, 2]);
    expect(countsOf(first, 'payments.stripetransaction')).to.deep.equal([14, 12, 0, 0, 2]);
    expect(countsOf(first, 'koie_report.koiereportmodel')).to.deep.equal([5, 3, 0, 0, 2]);
    const [read = 0, ...others] = countsOf(first, 'together');
    expect(others.reduce((sum, count) => sum + count, 0)).to.equal(read);
    expect(first.output).to.match(/auth\.permission: 1 rows\n\s*sessions\.session: 1 rows/);
  });

  it('writes a report for its owner only, and no secret into any file', async () => {
    const refused = first.refused ?? '';
    expect((await stat(refused)).mode & 0o777).to.equal(0o600);
    const written = first.output + first.report + (await readFile(refused, 'utf8'));
    expect(written).not.to.contain('sk_live_must_not_be_seen');
    expect(first.report).to.contain('payment_key is not taken over');
  });

  it('keeps keys, uuids with and without dashes, and times without a zone as Oslo shows them', async () => {
    expect((await booking(1)).uuid).to.equal(oldUuid(1, 1));
    expect((await booking(2)).uuid).to.equal(oldUuid(1, 2));
    expect((await one('select last_login from users where ntnui_no = 4')).last_login.toISOString()).to.equal(
      '2020-07-01T10:00:00.000Z',
    );
    expect((await one('select membership_no from memberships where user_id = 1')).membership_no).to.equal(11);
    const next = await one(
      `insert into users (email, password_hash) values ('ny@example.org', '!') returning ntnui_no`,
    );
    expect(next.ntnui_no).to.be.greaterThan(4);
  });

  it('finds back when a booking was made, which every save had moved', async () => {
    expect((await booking(1)).created_at.toISOString()).to.equal('2020-01-28T18:00:00.250Z');
    expect((await booking(15)).created_at.toISOString()).to.equal('2019-12-31T23:00:00.000Z');
    expect(first.report).to.match(/time of creation had moved: 12/);
  });

  it('gives each of several bookings with one uuid its own', async () => {
    expect((await booking(7)).uuid).to.equal(oldUuid(1, 99));
    expect((await booking(8)).uuid).not.to.equal(oldUuid(1, 99));
    expect(first.report).to.contain('booking 8 shared its uuid');
  });

  it('freezes the computed price and keeps what was charged beside it', async () => {
    const row = await one(
      `select b.price_nok, b.settlement, p.* from bookings b join payments p on p.booking_id = b.id and p.position = 1 where b.id = 1`,
    );
    expect(row).to.include({
      price_nok: 300,
      settlement: 'card',
      amount_ore: 100,
      state: 'succeeded',
      charge_id: 'ch_1',
    });
    expect(row.id).to.equal(oldUuid(3, 1));
  });

  it('takes a charge as paid, and a mark without a charge as settled elsewhere', async () => {
    expect((await booking(1)).paid).to.equal(true);
    expect((await booking(4)).paid).to.equal(false);
    expect(await booking(5)).to.include({ paid: true, settlement: 'elsewhere' });
    expect((await booking(6)).paid).to.equal(true);
    expect(first.report).to.contain('booking 6, arriving 2020-05-01');
    const { rows } = await database.pool.query(
      'select method, state, amount_ore from payments where booking_id in (1, 5) order by booking_id, position',
    );
    // Nobody owes the rest of what the old system called paid.
    expect(rows.map((row) => Object.values(row))).to.deep.equal([
      ['card', 'succeeded', 100],
      ['elsewhere', 'succeeded', 29_900],
      ['card', 'open', null],
      ['elsewhere', 'succeeded', 30_000],
    ]);
    expect((await one('select count(*)::integer from bookings where balance_ore < 0')).count).to.equal(0);
  });

  it('takes bookings without a user, and fills an empty contact e-mail with the user’s', async () => {
    expect(await booking(3)).to.include({ user_id: null, contact_email: 'gjest3@example.org' });
    expect(await booking(2)).to.include({ user_id: 2, contact_email: 'Ola@Example.org' });
  });

  it('keeps both of two users whose e-mails differ in case only', async () => {
    const { rows } = await database.pool.query(
      'select ntnui_no, email, contact_email from users where ntnui_no in (2, 3) order by 1',
    );
    expect(rows).to.deep.equal([
      { ntnui_no: 2, email: 'Ola@Example.org', contact_email: null },
      { ntnui_no: 3, email: 'ola+ntnui3@example.org', contact_email: 'ola@example.org' },
    ]);
    expect((await booking(5)).user_id).to.equal(3);
  });

  it('reads languages, phone numbers, genders and permissions', async () => {
    const { rows } = await database.pool.query(
      'select language, phone_number, gender, is_active, is_superuser, customer_no from users where ntnui_no < 5 order by ntnui_no',
    );
    expect(rows.map((row) => Object.values(row))).to.deep.equal([
      ['nb', '+4791234567', 'F', true, true, 'S1'],
      ['nb', '+4791234568', 'F', true, false, 'S2'],
      ['en', '+4791234569', 'F', true, false, null],
      ['nb', 'spør mor', '-', false, false, 'S4'],
    ]);
    expect(first.report).to.contain('"spør mor" is kept as it is');
  });

  it('decodes entities, removes what HTML must not hold, and tells the original', async () => {
    const koie = await one(
      `select k.slug, k.legacy_slug, k.price_member, k.price_not_member, k.number_of_beds, l.area, d.*
       from koier k join locations l on l.id = k.location_id join descriptions d on d.id = k.description_id where k.id = 1`,
    );
    expect(koie).to.include({
      slug: 'lynhogen',
      legacy_slug: 'lynhgen',
      price_member: 50,
      price_not_member: 100,
      number_of_beds: 4,
      area: 'Meråker',
      description_nor: 'Koia står ved vatnet.<br /><br />Tørr &amp; fin, &lt; 10 moh.',
      yr_link_nor: 'https://example.org/?a=1&b=2',
    });
    expect((await one('select legacy_slug from koier where id = 2')).legacy_slug).to.equal('vekvesstra');
    const cleaned = await one('select description_nor, directions_nor from descriptions where id = 3');
    expect(cleaned).to.deep.equal({
      description_nor: '<p>Hei <b>du</b></p>',
      directions_nor: '<a>klikk</a>',
    });
    expect(first.report).to.contain('<script>alert(1)</script>').and.to.contain('javascript:alert(1)');
  });

  it('keeps no link that leads to no web page, and texts up to a length, and tells both', async () => {
    expect((await one('select album from koier where id = 2')).album).to.equal('');
    const description = await one('select yr_link_nor, parking_nor from descriptions where id = 3');
    expect(description.yr_link_nor).to.equal('');
    expect(description.parking_nor).to.match(/^<ul><li>Langt &amp; langt<\/li>.*<\/ul>$/);
    expect(description.parking_nor.length).to.be.within(4_500, 5_000);
    expect((await one('select feedback from reports where id = 2')).feedback).to.have.length(5_000);
    expect(first.report).to.contain('leads to no web page: "javascript:alert(2)"');
    expect(first.report).to.contain('feedback is kept up to 5000 characters').and.to.contain('Lang slutt');
  });

  it('takes nights that were oversold, past ones as history, future ones for the board', async () => {
    const { rows } = await database.pool.query('select id from bookings where imported_oversold order by id');
    expect(rows.map(({ id }) => id)).to.include.members([9, 10, 11, 12]);
    expect(first.output).to.match(
      /OVERSOLD NIGHTS TO COME, for the board to solve: 1\n\s+Vekvessætra, .*: 5 guests in 4 beds/,
    );
    expect(first.report).to.match(/Vekvessætra, 2020-07-02: 6 guests in 4 beds/);
    const { arrival_date } = await booking(12);
    const refusal = await database.pool
      .query(
        `insert into bookings (koie_id, contact_email, arrival_date, departure_date, guests_member, guests_not_member, price_nok)
         values (2, 'a@example.org', $1::date, $1::date + 1, 1, 0, 40)`,
        [arrival_date],
      )
      .catch((error: { constraint: string }) => error.constraint);
    expect(refusal).to.equal('bookings_beds_free');
  });

  it('reads empty numbers of reports, and makes further ones of a booking reports of its koie and day', async () => {
    const { rows } = await database.pool.query(
      `select id, booking_id, koie_id, stay_date::text, firewood, axe, saw, other_faults, created_on::text from reports order by id`,
    );
    expect(rows).to.have.lengthOf(3);
    expect(rows[0]).to.include({ id: 1, booking_id: 1, firewood: 4, axe: 1, other_faults: 'Døra knirker' });
    expect(rows[1]).to.include({ id: 2, booking_id: null, koie_id: 1, stay_date: '2020-02-01', saw: 2 });
    expect(rows[2].created_on).to.equal('2020-07-05');
    expect(first.report).to.contain('firewood was empty and is read as 4');
  });

  it('keeps the triggers that guard and record, and tells the history of the run', async () => {
    const { rows } = await database.pool.query(
      `select tgname from pg_trigger where not tgisinternal and tgenabled <> 'O'`,
    );
    expect(rows).to.deep.equal([]);
    const entry = await one(`select source, changes from audit_entries where resource = 'imports'`);
    expect(entry.source).to.equal('import');
    expect(entry.changes.counts[1]['koie_booking.bookingmodel'].new).to.equal(13);
  });

  describe('again', () => {
    it('changes nothing', async () => {
      const before = await everything(database.url);
      const again = await runImport(database.url, files);
      expect(again.output).to.match(/: 0 new, 0 updated, 54 unchanged, 10 refused/);
      expect(await everything(database.url)).to.deep.equal(before);
    });

    it('leaves alone what only we have changed, and takes what they have changed, with its history', async () => {
      await database.pool.query(
        `update bookings set desk_note = 'Ring', key_status = 'picked_up' where id = 11`,
      );
      await database.pool.query(`update users set password_hash = 'scrypt$ours' where ntnui_no = 1`);
      const rows = [
        ...oldBooking(1, { key_status: 'picked_up' }),
        oldUser(1, { email: 'ny.leder@example.org', is_superuser: true, is_admin: true, is_staff: true }),
      ];
      const delta = await runImport(database.url, await writeFixtures({ 'delta.json': rows }));
      expect(delta.output).to.match(/4 read: 0 new, 2 updated, 2 unchanged, 0 refused/);
      expect(await booking(11)).to.include({ desk_note: 'Ring', key_status: 'picked_up' });
      expect(await booking(1)).to.include({ key_status: 'picked_up', price_nok: 300, paid: true });
      expect(await one('select email, password_hash from users where ntnui_no = 1')).to.deep.equal({
        email: 'ny.leder@example.org',
        password_hash: 'scrypt$ours',
      });
      const { rows: entries } = await database.pool.query(
        `select changes from audit_entries where source = 'import' and resource = 'bookings' and record_id = '1'`,
      );
      expect(entries.at(-1)?.changes).to.deep.equal({ key_status: ['delivered', 'picked_up'] });
    });

    it('takes the refused rows once they are mended', async () => {
      const path = first.refused ?? '';
      const refused = JSON.parse(await readFile(path, 'utf8')) as (DjangoRow & { refused_because: string })[];
      expect(refused).to.have.lengthOf(10);
      expect(refused.map(({ refused_because }) => refused_because)).to.include.members([
        'email is ""',
        'user 5 was refused',
        'departure_date 2020-02-01 is not after arrival_date 2020-02-01',
        'its booking 14 was refused',
        'its payment was refused',
        'booking 13 was refused',
        'axe is 7, not from 0 to 2',
      ]);
      for (const { model, pk, fields } of refused) {
        if (model === 'accounts.usermodel') fields.email = 'fem@example.org';
        if (model === 'koie_booking.bookingmodel' && pk === 13) fields.departure_date = '2020-02-02';
        if (fields.axe === 7) fields.axe = 2;
      }
      await writeFile(path, JSON.stringify(refused));
      const mended = await runImport(database.url, [path]);
      expect(mended.output).to.match(/10 read: 10 new, 0 updated, 0 unchanged, 0 refused/);
      expect((await one('select count(*)::integer from payments where position = 1')).count).to.equal(14);
    });
  });

  describe('when it does not get to its end', () => {
    it('writes nothing in a dry run, and says what it would', async () => {
      const before = await everything(database.url);
      const dry = await runImport(database.url, [
        ...(await writeFixtures({ 'x.json': oldBooking(77) })),
        '--dry-run',
      ]);
      expect(dry.output)
        .to.match(/^Dry run, nothing was written/m)
        .and.to.match(/3 read: 3 new/);
      expect(await everything(database.url)).to.deep.equal(before);
    });

    it('writes nothing when a file is cut off, is no JSON or is not there', async () => {
      const before = await everything(database.url);
      const [cut = '', text = ''] = await writeFixtures({
        'cut.json': oldBooking(78),
        'text.json': oldBooking(79),
      });
      await truncate(cut, (await stat(cut)).size - 20);
      await appendFile(text, 'Installed 3 objects');
      for (const [path, problem] of [
        [cut, 'cut off'],
        [text, 'unexpected text at byte'],
        ['/no/such/file.json', 'There is no file'],
      ] as const) {
        const ran = await runImport(database.url, [...files, path]);
        expect(ran.code).to.equal(1);
        expect(ran.errors).to.contain(problem);
      }
      expect(await everything(database.url)).to.deep.equal(before);
    });

    it('writes nothing when a payment is in a month that has been closed, and says which', async () => {
      await database.pool.query(`insert into closed_months (month) values ('2020-01-01'), ('2020-02-01')`);
      const before = await everything(database.url);
      const ran = await runImport(database.url, await writeFixtures({ 'closed.json': oldBooking(90) }));
      expect(ran.code).to.equal(1);
      expect(ran.errors).to.contain('is closed: nothing is written with a day in it');
      expect(await everything(database.url)).to.deep.equal(before);
      await database.pool.query('update closed_months set reopened_at = now()');
    });

    it('leaves the database as it was when it is killed', async () => {
      const rows = Array.from({ length: 5_000 }, (_, index) => oldBooking(1_000 + index)).flat();
      const [path = ''] = await writeFixtures({ 'many.json': rows });
      const before = await everything(database.url);
      const program = runProgram('src/commands/import.ts', { DATABASE_URL: database.url }, [
        path,
        '--folder',
        await scratchFolder(),
      ]);
      await program.printed(/taking over payments/);
      program.killGroup();
      await program.ended();
      // The server ends the transaction of a connection that is gone; until then it is invisible.
      expect(await everything(database.url)).to.deep.equal(before);
    });
  });
});

describe('importing where the koier are already', function () {
  this.timeout(60_000);
  const database = useDatabase({ seed: true });

  it('knows them by name, keeps their ids, and takes the old system’s facts', async () => {
    const rows = [
      oldUser(901),
      ...oldKoie(40, 'Lynhøgen', { slug: 'lynhøgen', number_of_beds: 4 }),
      ...oldKoie(41, 'Nykoia'),
      ...oldBooking(1, { user: 901, koie: 40 }),
      oldReport(1, 1),
    ];
    const known = await database.pool.query(`select id, location_id from koier where slug = 'lynhogen'`);
    const ran = await runImport(database.url, await writeFixtures({ 'all.json': rows }));
    expect(ran.errors).to.equal('');
    expect(countsOf(ran, 'koie_booking.koiemodel')).to.deep.equal([2, 1, 1, 0, 0]);
    expect(countsOf(ran, 'koie_booking.location')).to.deep.equal([2, 1, 1, 0, 0]);
    const { rows: koier } = await database.pool.query(
      `select k.id, k.location_id, k.legacy_slug, l.area from koier k join locations l on l.id = k.location_id where slug = 'lynhogen'`,
    );
    expect(koier).to.deep.equal([{ ...known.rows[0], legacy_slug: 'lynhgen', area: 'Meråker' }]);
    const { rows: bookings } = await database.pool.query('select koie_id from bookings');
    expect(bookings).to.deep.equal([{ koie_id: known.rows[0].id }]);
  });

  it('refuses a number or an e-mail that is another person’s here', async () => {
    await database.pool.query(
      `insert into users (ntnui_no, email, password_hash) values (950, 'egen@example.org', '!'), (951, 'annen@example.org', '!')`,
    );
    const rows = [oldUser(950), oldUser(952, { email: 'Annen@example.org' })];
    const ran = await runImport(database.url, await writeFixtures({ 'people.json': rows }));
    expect(countsOf(ran, 'accounts.usermodel')).to.deep.equal([2, 0, 0, 0, 2]);
    const refused = await readFile(ran.refused ?? '', 'utf8');
    expect(refused).to.contain('there is another user with this number here');
    expect(refused).to.contain('its e-mail belongs to a user here who has another number');
  });
});
