import { expect } from 'chai';
import type { User } from '../../src/models/index.js';
import { addDays, today } from '../../src/platform/clock.js';
import { useApi } from '../support/api.js';
import { useDatabase } from '../support/database.js';
import { buildBoard, buildBooking, buildKoie, fullReport } from '../support/factories.js';

/** Statements a read takes, the one that finds out who asks included. */
const ALLOWED: Record<string, number> = {
  '/koie/koie/flakoia/': 1,
  '/koie/booking/': 2,
  '/koie/booking/?limit=2': 3,
  '/koie/sit/?key_status=not_picked_up': 2,
  '/koie/availability/': 2,
  '/koie/availability/range/': 2,
  '/koie/reports/': 2,
  '/koie/reports/flakoia': 3,
};

describe('statements per request', () => {
  const test = useDatabase();
  const api = useApi();
  let board: User;
  before(async () => {
    board = await buildBoard();
    const koie = await buildKoie({ slug: 'flakoia' });
    await addBookings(koie.id);
  });

  const addBookings = async (koieId: number) => {
    for (let i = 0; i < 4; i += 1) {
      const { uuid } = await buildBooking({ koieId, from: 0 });
      await api.post(`/koie/reports/${uuid}`, fullReport());
    }
  };

  const statementsOf = async (ask: () => Promise<unknown>): Promise<number> => {
    let count = 0;
    // Sequelize has its options, but not in its types.
    const { options } = test.sequelize as unknown as { options: { logging: false | (() => void) } };
    options.logging = () => {
      count += 1;
    };
    await ask();
    options.logging = false;
    return count;
  };
  const read = async (path: string) => {
    const { status, body } = await api.get(path, { as: board });
    expect(status, path).to.equal(200);
    return body;
  };

  it('are as few as they can be, and no more with twice the data', async () => {
    const paths = Object.keys(ALLOWED);
    const counted = async () => {
      const counts: Record<string, number> = {};
      for (const path of paths) counts[path] = await statementsOf(() => read(path));
      return counts;
    };
    expect(await counted()).to.deep.equal(ALLOWED);
    const { uuid } = await buildBooking({ koieId: (await buildKoie()).id });
    expect(await statementsOf(() => read(`/koie/booking/${uuid}/account/`))).to.equal(3);
    const other = await buildKoie();
    await addBookings(other.id);
    expect(await counted()).to.deep.equal(ALLOWED);
  });

  it('are four for a booking, with its payment and party', async () => {
    const booking = {
      koie: 'flakoia',
      arrival_date: addDays(today(), 1),
      departure_date: addDays(today(), 2),
      guests_member: 1,
      guests_not_member: 0,
      guests: [{ name: 'Kari' }],
    };
    const book = async () =>
      expect((await api.post('/koie/booking/', booking, { as: board })).status).to.equal(200);
    expect(await statementsOf(book)).to.equal(4);
    await addBookings((await buildKoie()).id);
    expect(await statementsOf(book)).to.equal(4);
  });

  it('are shared by all who ask for the list of koier at once, and a change is seen within a second', async () => {
    const list = () => read('/koie/koie/');
    expect(await statementsOf(() => Promise.all(Array.from({ length: 20 }, list)))).to.be.at.most(1);
    const changed = await buildKoie({ name: 'Nykoia' });
    const changedAt = performance.now();
    const isSeen = async () => (await list()).koier.some(({ id }: { id: number }) => id === changed.id);
    while (!(await isSeen())) expect(performance.now() - changedAt).to.be.below(1000);
  });
});
