import { expect } from 'chai';
import { AuditEntry, Booking, type User } from '../../src/models/index.js';
import { addDays, today } from '../../src/platform/clock.js';
import { useApi } from '../support/api.js';
import { useDatabase } from '../support/database.js';
import { buildBooking, buildHold, buildKoie, buildMember, buildSit } from '../support/factories.js';

describe('SiT', () => {
  useDatabase();
  const api = useApi();
  let sit: User;
  let flakoia: Booking;
  let telin: Booking;
  let hold: Booking;
  before(async () => {
    sit = await buildSit();
    const flakoiaId = (await buildKoie({ name: 'Flåkoia', slug: 'flakoia' })).id;
    const telinId = (await buildKoie({ name: 'Telin', slug: 'telin' })).id;
    const [early, late] = [await buildMember(), await buildMember()];
    telin = await buildBooking({ koieId: telinId, from: 1, to: 3, userId: late.ntnuiNo });
    flakoia = await buildBooking({
      koieId: flakoiaId,
      from: 2,
      to: 5,
      userId: early.ntnuiNo,
      keyStatus: 'picked_up',
    });
    hold = await buildHold({ koieId: flakoiaId, from: 4, to: 6 });
    await buildHold({ koieId: flakoiaId, holdUntil: new Date(Date.now() - 1000) });
    await buildBooking({ koieId: flakoiaId, cancelledAt: new Date() });
  });

  const listed = async (query: string) => {
    const { status, body, headers } = await api.get(`/koie/sit/${query}`, { as: sit });
    expect(status).to.equal(200);
    expect(headers.get('x-total-count')).to.equal(String(body.length));
    return body.map(({ uuid }: Booking) => uuid);
  };

  it('lists bookings with where their keys are, oldest first, without dead ones', async () => {
    expect(await listed('')).to.deep.equal([telin.uuid, flakoia.uuid, hold.uuid]);
    const { body } = await api.get('/koie/sit/', { as: sit });
    expect(body[1]).to.include({ key_status: 'picked_up', koie: 'flakoia', paid: true });
    expect(await listed('?include_expired=true')).to.have.length(5);
  });

  it('filters, all filters together, empty ones not at all', async () => {
    expect(await listed('?key_status=picked_up')).to.deep.equal([flakoia.uuid]);
    expect(await listed('?koie=fl%C3%A5koia')).to.deep.equal([flakoia.uuid, hold.uuid]);
    expect(await listed('?koie=soria-moria')).to.deep.equal([]);
    expect(await listed(`?arrival_date_start=${addDays(today(), 2)}`)).to.deep.equal([
      flakoia.uuid,
      hold.uuid,
    ]);
    expect(await listed(`?arrival_date_end=${addDays(today(), 2)}`)).to.deep.equal([
      telin.uuid,
      flakoia.uuid,
    ]);
    expect(
      await listed(`?departure_date_start=${addDays(today(), 5)}&departure_date_end=${addDays(today(), 5)}`),
    ).to.deep.equal([flakoia.uuid]);
    expect(await listed('?koie=flakoia&key_status=not_picked_up')).to.deep.equal([hold.uuid]);
    expect(await listed('?key_status=&koie=&arrival_date_start=&order_by=&limit=')).to.have.length(3);
  });

  it('orders by what it is asked to, rows without a user last', async () => {
    expect(await listed('?order_by=-created')).to.deep.equal([hold.uuid, flakoia.uuid, telin.uuid]);
    expect(await listed('?order_by=koie')).to.deep.equal([flakoia.uuid, hold.uuid, telin.uuid]);
    expect(await listed('?order_by=-arrival_date')).to.deep.equal([hold.uuid, flakoia.uuid, telin.uuid]);
    expect(await listed('?order_by=user')).to.deep.equal([flakoia.uuid, telin.uuid, hold.uuid]);
    expect(await listed('?order_by=-user')).to.deep.equal([telin.uuid, flakoia.uuid, hold.uuid]);
    expect(await listed('?order_by=password_hash')).to.deep.equal([telin.uuid, flakoia.uuid, hold.uuid]);
  });

  it('refuses a filter that cannot be right', async () => {
    for (const query of [
      'key_status=lost',
      'arrival_date_start=2026-13-01',
      'departure_date_end=igår',
      'key_status=a&key_status=b',
    ]) {
      expect((await api.get(`/koie/sit/?${query}`, { as: sit })).status, query).to.equal(400);
    }
  });

  it('shows one booking, not wrapped', async () => {
    const { body } = await api.get(`/koie/sit/${telin.uuid}/`, { as: sit });
    expect(body).to.include({ uuid: telin.uuid, key_status: 'not_picked_up', koie: 'telin' });
    expect((await api.get('/koie/sit/tull/', { as: sit })).status).to.equal(404);
  });

  it('changes where the key is and nothing else, and remembers who did', async () => {
    const sent = { key_status: 'picked_up', koie: 'telin', guests_member: 9, paid: false };
    const { status, body } = await api.patch(`/koie/sit/${hold.uuid}/`, sent, { as: sit });
    expect([status, body]).to.deep.equal([200, { detail: 'Changes were made' }]);
    const changed = await Booking.findByPk(hold.id, { rejectOnEmpty: true });
    expect([changed.keyStatus, changed.guestsMember]).to.deep.equal(['picked_up', 1]);

    const entry = await AuditEntry.findOne({
      where: { resource: 'bookings', recordId: String(hold.id), action: 'update' },
    });
    expect(entry?.get()).to.deep.include({
      source: 'api',
      actorId: sit.ntnuiNo,
      changes: { key_status: ['not_picked_up', 'picked_up'], key_out_on: [null, today()] },
    });
  });

  it('changes no key of a booking that is cancelled, or of a hold that is over', async () => {
    const cancelled = await buildBooking({ cancelledAt: new Date() });
    const expired = await buildHold({ holdUntil: new Date(Date.now() - 1_000) });
    for (const [booking, code] of [
      [cancelled, 'cancelled'],
      [expired, 'hold_expired'],
    ] as const) {
      const { status, body } = await api.patch(
        `/koie/sit/${booking.uuid}/`,
        { key_status: 'picked_up' },
        { as: sit },
      );
      expect([status, body.code]).to.deep.equal([409, code]);
      expect((await booking.reload()).keyStatus).to.equal('not_picked_up');
    }
  });

  for (const keyStatus of [undefined, '', 'lost', 1, null, ['picked_up']]) {
    it(`refuses key_status ${JSON.stringify(keyStatus)}`, async () => {
      const { status, body } = await api.patch(
        `/koie/sit/${telin.uuid}/`,
        { key_status: keyStatus },
        { as: sit },
      );
      expect(status).to.equal(400);
      expect(body.detail).to.equal(
        "key_status can only be one of: 'not_picked_up', 'picked_up', 'delivered'",
      );
    });
  }

  it('says that PUT is not there yet', async () => {
    const { status, body } = await api.put(`/koie/sit/${telin.uuid}/`, {}, { as: sit });
    expect([status, body.detail]).to.deep.equal([501, 'Not yet implemented use PATCH']);
  });
});
