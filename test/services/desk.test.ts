import { expect } from 'chai';
import { Closure, type Koie, User } from '../../src/models/index.js';
import { addDays, today } from '../../src/platform/clock.js';
import { FieldErrors } from '../../src/platform/refusals/field-errors.js';
import { pickUps, recentChanges, returns, staysOfDay } from '../../src/services/keys/desk.js';
import { cancelledStay, findStays } from '../../src/services/keys/desk-search.js';
import { handOutKey, takeBackKey, undoKey } from '../../src/services/keys/hand-keys.js';
import { dateKeyBack } from '../../src/services/keys/key-day.js';
import { useDatabase } from '../support/database.js';
import { buildBooking, buildHold, buildKoie, buildSit } from '../support/factories.js';

describe('The key desk', () => {
  const database = useDatabase();
  let koie: Koie;
  let other: Koie;
  before(async () => {
    koie = await buildKoie({ name: 'Flåkoia', slug: 'flakoia', numberOfBeds: 90 });
    other = await buildKoie({ name: 'Øvensenget', slug: 'ovensenget', numberOfBeds: 90 });
  });

  const build = (overrides: Parameters<typeof buildBooking>[0]) =>
    buildBooking({ koieId: koie.id, ...overrides });
  const references = (stays: { reference: string }[]) => stays.map(({ reference }) => reference);

  describe('finding a booking', () => {
    const find = async (term: string, filter = {}) => references(await findStays(term, filter, 'nb'));

    before(async () => {
      const user = await User.create({
        email: 'asa@example.org',
        firstName: 'Åsa',
        lastName: 'Östberg',
        passwordHash: 'x',
        phoneNumber: '+47 913 45 678',
      });
      await build({ reference: 'AAAAAA', userId: user.ntnuiNo, contactEmail: 'post@ostberg.se', from: 1 });
      await build({
        reference: 'BBBBBB',
        guestName: 'Kari Våge',
        guestPhone: '90000000',
        uuid: 'deadbeef-0000-4000-8000-000000000000',
        from: 2,
      });
      await build({ reference: 'CCCCCC', koieId: other.id, guestName: 'Kari Moe', from: 5 });
      await build({ reference: 'DDDDDD', guestName: 'Gammel 100%_gjest', from: -400 });
      await build({ reference: 'EEEEEE', guestName: 'aaaaaa', from: 3 });
      await build({ reference: 'FFFFFF', guestName: 'Kari Rask', from: 1, keyStatus: 'delivered' });
      await build({ reference: 'GGGGGG', guestName: 'Kari Glemt', from: -90, keyStatus: 'picked_up' });
      await build({ reference: 'HHHHHH', guestName: 'Kari Borte', cancelledAt: new Date() });
      await buildHold({ koieId: koie.id, reference: 'JJJJJJ', guestName: 'Kari Venter' });
    });

    it('by its reference first, in small letters too, and however old it is', async () => {
      expect(await find('aaaaaa')).to.deep.equal(['AAAAAA', 'EEEEEE']);
      expect(await find('dddddd')).to.deep.equal(['DDDDDD']);
    });

    it('by the name, the e-mail or the phone of the guest, whatever the case and the spaces', async () => {
      expect(await find('ÅSA öst')).to.deep.equal(['AAAAAA']);
      expect(await find('ASA@EXAMPLE')).to.deep.equal([]);
      expect(await find('POST@ostberg')).to.deep.equal(['AAAAAA']);
      expect(await find('91345678')).to.deep.equal(['AAAAAA']);
      expect(await find('913 45')).to.deep.equal(['AAAAAA']);
    });

    it('by the first characters of the uuid', async () => {
      expect(await find('dead')).to.deep.equal(['BBBBBB']);
      expect(await find('DEADBEEF-00')).to.deep.equal(['BBBBBB']);
      expect(await find('beef')).to.deep.equal([]);
    });

    it('those in use before those done with, the nearest first, and none that is not confirmed', async () => {
      expect(await find('kari')).to.deep.equal(['BBBBBB', 'CCCCCC', 'GGGGGG', 'FFFFFF']);
    });

    it('by the koie too, or within it and some days', async () => {
      expect(await find('kari øven')).to.deep.equal(['CCCCCC']);
      expect(await find('kari', { koie: 'ovensenget' })).to.deep.equal(['CCCCCC']);
      expect(await find('kari', { from: addDays(today(), 4) })).to.deep.equal(['CCCCCC']);
      expect(await find('kari', { to: addDays(today(), -1) })).to.deep.equal(['GGGGGG']);
    });

    it('takes what is typed as it stands', async () => {
      expect(await find('%')).to.deep.equal([]);
      expect(await find('_')).to.deep.equal([]);
      expect(await find(`\\' "`)).to.deep.equal([]);
      expect(await find('   ')).to.deep.equal([]);
    });
  });

  it('tells of a stay what must be known before its key goes out', async () => {
    const stay = await build({ from: 20, to: 22, settlement: 'invoice', deskNote: 'Husk båtnøkkel' });
    const nights = { koieId: koie.id, firstNight: addDays(today(), 21), lastNight: addDays(today(), 21) };
    await Closure.create({ ...nights, beds: 2, reasonNb: 'To madrasser ute' });
    const filter = { from: stay.arrivalDate, to: stay.arrivalDate };
    expect((await pickUps(filter, 'nb'))[0]).to.include({
      paid: false,
      deskNote: 'Husk båtnøkkel',
      closure: null,
    });
    await Closure.create({ ...nights, reasonNb: 'Ras', reasonEn: 'Landslide' });
    expect((await pickUps(filter, 'nb'))[0]?.closure).to.equal('Ras');
    expect((await pickUps(filter, 'en'))[0]?.closure).to.equal('Landslide');
  });

  it('shows what a desk needs and no more', async () => {
    const stay = await build({ from: 30 });
    const [shown] = await pickUps({ from: stay.arrivalDate, to: stay.arrivalDate }, 'nb');
    expect(Object.keys(shown ?? {}).sort()).to.deep.equal(
      [
        ...['id', 'uuid', 'reference', 'koie', 'koieSlug', 'arrivalDate', 'departureDate', 'guests', 'guest'],
        ...[
          'contactEmail',
          'phone',
          'paid',
          'keyStatus',
          'key',
          'withoutKeyNote',
          'keyOutOn',
          'keyBackOn',
          'keyChange',
          'deskNote',
          'avalanche',
          'keyNotice',
          'closure',
          'overdue',
        ],
      ].sort(),
    );
  });

  it('lists the longest due first, and limits to departures', async () => {
    const filter = { koie: 'ovensenget' };
    const out = (from: number, to: number) => build({ koieId: other.id, from, to, keyStatus: 'picked_up' });
    const [late, now, soon] = [await out(-9, -5), await out(-2, 0), await out(-1, 3)];
    expect(references(await returns(filter, 'nb'))).to.deep.equal(references([late, now, soon]));
    const only = { ...filter, from: today(), to: today() };
    expect(references(await returns(only, 'nb'))).to.deep.equal([now.reference]);
  });

  it("has everybody who comes or goes on a day's sheet, wherever the key is", async () => {
    const day = addDays(today(), 50);
    const comes = await build({ from: 50, to: 53, keyStatus: 'picked_up' });
    const goes = await build({ from: 48, to: 50, keyStatus: 'delivered' });
    await build({ from: 49, to: 51 });
    await buildHold({ koieId: koie.id, from: 50 });
    const sheet = await staysOfDay(day, { koie: 'flakoia' }, 'nb');
    expect(references(sheet)).to.have.members(references([comes, goes]));
    expect(await staysOfDay(day, { koie: 'ovensenget' }, 'nb')).to.have.lengthOf(0);
  });

  it('remembers the last changes as long as they can be undone', async () => {
    const [mine, theirs] = [await buildSit(), await buildSit()];
    const by = (user: User) => ({ user: user.ntnuiNo, source: 'panel' as const });
    const recent = async () =>
      (await recentChanges(mine.ntnuiNo, 'nb')).map((stay) => [
        stay.id,
        stay.before,
        stay.keyStatus,
        stay.mine,
      ]);
    const first = await build({ from: 0 });
    const second = await build({ from: 0 });
    const handOut = { isConfirmed: false, language: 'nb' as const };
    await handOutKey(first.id, handOut, by(mine));
    await handOutKey(second.id, handOut, by(theirs));
    await takeBackKey(second.id, 'picked_up', by(mine));
    expect(await recent()).to.deep.equal([
      [second.id, 'picked_up', 'delivered', true],
      [first.id, 'not_picked_up', 'picked_up', true],
    ]);
    await undoKey(second.id, 'delivered', by(mine));
    await undoKey(first.id, 'picked_up', by(theirs));
    expect(await recent()).to.deep.equal([]);
    await handOutKey(first.id, handOut, by(theirs));
    expect(await recent()).to.deep.equal([[first.id, 'not_picked_up', 'picked_up', false]]);
  });

  describe('the days of a key', () => {
    const by = async () => ({ user: (await buildSit()).ntnuiNo, source: 'panel' as const });
    const refused = async (deed: Promise<unknown>) => {
      const error = await deed.then(
        () => null,
        (reason: unknown) => reason,
      );
      expect(error).to.be.instanceOf(FieldErrors);
      return (error as FieldErrors).fields.keyBackOn?.[0]?.key;
    };

    it('are those on which it went out and came back, and are gone when that is undone', async () => {
      const booking = await build({ from: 0, to: 2 });
      const actor = await by();
      const days = async () => {
        const { keyOutOn, keyBackOn } = await booking.reload();
        return [keyOutOn, keyBackOn];
      };
      await handOutKey(booking.id, { isConfirmed: true, language: 'nb' }, actor);
      expect(await days()).to.deep.equal([today(), null]);
      await takeBackKey(booking.id, 'picked_up', actor);
      expect(await days()).to.deep.equal([today(), today()]);
      await undoKey(booking.id, 'delivered', actor);
      expect(await days()).to.deep.equal([today(), null]);
    });

    it('can be dated back, not before it went out, nor ahead, and the history tells of it', async () => {
      const booking = await build({ from: -4, to: -1, keyStatus: 'picked_up' });
      const actor = await by();
      expect(await refused(dateKeyBack(booking.id, today(), actor))).to.equal('key_not_back');
      await database.pool.query('update bookings set key_out_on = $1 where id = $2', [
        addDays(today(), -4),
        booking.id,
      ]);
      await takeBackKey(booking.id, 'picked_up', actor);
      expect(await refused(dateKeyBack(booking.id, addDays(today(), 1), actor))).to.equal('day_to_come');
      expect(await refused(dateKeyBack(booking.id, addDays(today(), -5), actor))).to.equal('before_key_out');
      expect(await refused(dateKeyBack(booking.id, 'i går', actor))).to.equal('not_a_date');
      await dateKeyBack(booking.id, addDays(today(), -1), actor);
      const [stay] = await findStays(booking.reference, {}, 'nb');
      expect(stay?.keyBackOn).to.equal(addDays(today(), -1));
      expect(stay?.keyChange?.by).to.be.a('string');
      const { rows } = await database.pool.query(
        `select changes -> 'key_back_on' as days from audit_entries
         where resource = 'bookings' and record_id = $1 order by id desc limit 1`,
        [String(booking.id)],
      );
      expect(rows[0]?.days).to.deep.equal([today(), addDays(today(), -1)]);
    });

    it('cannot be what they cannot be, whoever writes', async () => {
      const booking = await build({ from: -4, to: -1, keyStatus: 'delivered' });
      const set = (columns: string) =>
        database.pool.query(`update bookings set ${columns} where id = $1`, [booking.id]).then(
          () => 'done',
          ({ constraint }: { constraint: string }) => constraint,
        );
      expect(await set(`key_back_on = oslo_today() + 1`)).to.equal('bookings_key_back_not_to_come');
      expect(await set(`key_out_on = oslo_today(), key_back_on = oslo_today() - 1`)).to.equal(
        'bookings_key_back_after_out',
      );
    });
  });

  it('tells of a cancelled booking by its reference that it is cancelled, and when', async () => {
    const booking = await build({ reference: 'KKKKKK', cancelledAt: new Date() });
    expect(await cancelledStay('kkk kkk')).to.deep.equal({
      reference: 'KKKKKK',
      koie: 'Flåkoia',
      arrivalDate: booking.arrivalDate,
      departureDate: booking.departureDate,
      cancelledOn: today(),
    });
    expect(await cancelledStay('LLLLLL')).to.equal(null);
  });
});
