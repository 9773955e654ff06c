import { expect } from 'chai';
import type { User } from '../../src/models/index.js';
import { useApi } from '../support/api.js';
import { useDatabase } from '../support/database.js';
import { buildBoard, buildBooking, buildKoie, fullReport } from '../support/factories.js';

/** Statements a read may take, the one that finds out who asks included. */
const ALLOWED: Record<string, number> = {
  '/koie/koie/': 1,
  '/koie/koie/flakoia/': 1,
  '/koie/booking/': 2,
  '/koie/booking/?limit=2': 3,
  '/koie/sit/?key_status=not_picked_up': 2,
  '/koie/availability/': 2,
  '/koie/availability/range/': 2,
  '/koie/reports/': 2,
  '/koie/reports/flakoia': 3,
};

describe('statements per read', () => {
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
      const { uuid } = await buildBooking({ koieId });
      await api.post(`/koie/reports/${uuid}`, fullReport());
    }
  };

  const statementsOf = async (path: string): Promise<number> => {
    let count = 0;
    // Sequelize has its options, but not in its types.
    const { options } = test.sequelize as unknown as { options: { logging: false | (() => void) } };
    options.logging = () => {
      count += 1;
    };
    const { status } = await api.get(path, { as: board });
    options.logging = false;
    expect(status, path).to.equal(200);
    return count;
  };

  it('are as few as they can be, and no more with twice the data', async () => {
    const paths = Object.keys(ALLOWED);
    const counted = async () => {
      const counts: Record<string, number> = {};
      for (const path of paths) counts[path] = await statementsOf(path);
      return counts;
    };
    expect(await counted()).to.deep.equal(ALLOWED);
    const other = await buildKoie();
    await addBookings(other.id);
    expect(await counted()).to.deep.equal(ALLOWED);
  });
});
