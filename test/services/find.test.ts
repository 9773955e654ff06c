import { expect } from 'chai';
import { findBookings, findKoier, findPeople } from '../../src/services/figures/find.js';
import { useDatabase } from '../support/database.js';
import { buildBooking, buildHold, buildKoie, buildMember } from '../support/factories.js';

describe('Finding across everything', () => {
  useDatabase();
  let koieId: number;
  const references = async (term: string, options = {}) =>
    (await findBookings(term, options)).map(({ reference }) => reference);

  before(async () => {
    koieId = (await buildKoie({ name: 'Flåkoia', numberOfBeds: 30 })).id;
  });

  it('finds a booking by its reference, the guest’s name, phone and e-mail, in whatever case', async () => {
    const { reference } = await buildBooking({
      koieId,
      guestName: 'Ragnhild Fjæra',
      guestPhone: '998 87 766',
      contactEmail: 'ragnhild@example.org',
    });
    for (const term of [
      reference,
      reference.toLowerCase(),
      'fjæra',
      'RAGNHILD fjæ',
      '99887766',
      '99 88 77',
      'ragnhild@ex',
    ]) {
      expect(await references(term), term).to.deep.equal([reference]);
    }
    for (const term of ['', 'ra', 'nobody', '%%%', '_____', "'; --"]) {
      expect(await references(term), term).to.deep.equal([]);
    }
  });

  it('finds the bookings of a member by what the member is called, the nearest first', async () => {
    const member = await buildMember();
    await member.update({ firstName: 'Sigbjørn', lastName: 'Vassfjell' });
    const ofMember = { koieId, userId: member.ntnuiNo, guestName: null, guestPhone: null };
    const later = await buildBooking({ ...ofMember, from: 20 });
    const soon = await buildBooking({ ...ofMember, from: 2 });
    expect(await references('sigbjørn vassf')).to.deep.equal([soon.reference, later.reference]);
  });

  it('finds no holds where only stays that take place are asked for', async () => {
    const { reference } = await buildHold({ koieId, guestName: 'Holdgeir Venterud' });
    expect(await references('venterud')).to.deep.equal([reference]);
    expect(await references('venterud', { standing: true })).to.deep.equal([]);
  });

  it('finds people by more than the name only where that may be read', async () => {
    const member = await buildMember();
    await member.update({ lastName: 'Bjørgås', contactEmail: 'hemmelig@example.org' });
    const found = await findPeople('hemmelig@');
    expect(found.map(({ id }) => id)).to.deep.equal([member.ntnuiNo]);
    expect(await findPeople('hemmelig@', { byNameAlone: true })).to.deep.equal([]);
    const [byName] = await findPeople('bjørgå', { byNameAlone: true });
    expect([byName?.id, byName?.email]).to.deep.equal([member.ntnuiNo, null]);
  });

  it('finds a koie by a part of its name', async () => {
    expect((await findKoier('flå')).map(({ name }) => name)).to.deep.equal(['Flåkoia']);
  });
});
