import { expect } from 'chai';
import { Closure, type Koie, User } from '../../src/models/index.js';
import { addDays, today } from '../../src/platform/clock.js';
import { pickUps, recentChanges, returns, staysOfDay } from '../../src/services/keys/desk.js';
import { findStays } from '../../src/services/keys/desk-search.js';
import { handOutKey, takeBackKey, undoKey } from '../../src/services/keys/hand-keys.js';
import { useDatabase } from '../support/database.js';
import { buildBooking, buildHold, buildKoie, buildSit } from '../support/factories.js';

describe('The key desk', () => {
  useDatabase();
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
        ...['contactEmail', 'phone', 'paid', 'keyStatus', 'deskNote', 'keyNotice', 'closure', 'overdue'],
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
});
