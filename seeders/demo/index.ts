import type { Transaction } from 'sequelize';
import { config } from '../../config/index.js';
import { Koie } from '../../src/models/index.js';
import { today as currentDay } from '../../src/platform/clock.js';
import { write } from '../../src/platform/write.js';
import { readKoieFacts } from '../koie-facts.js';
import { lockSeeding } from '../lock.js';
import { addBookings, moveKeysOn, untouchedBookings } from './bookings.js';
import { addKeys } from './keys.js';
import { addPeople } from './people.js';
import { describePlaces } from './places.js';
import { addReports } from './reports.js';
import { Room } from './room.js';
import { type DemoKoie, plannedHolds, plannedStays, ROTA_SIZE } from './stays.js';

/**
 * Adds what is missing of the demo users, of example texts about the koier, and of keys, bookings and reports around `today`
 * (Oslo day): a second time on a day adds nothing, and on a later day what has come nearer since. What anybody has
 * changed, and users' own bookings, are left alone. Needs the koier and groups. Returns what was added, for people.
 *
 * Throws in production, since the password of the demo users is known to all.
 */
export async function seedDemo(today = currentDay()): Promise<string> {
  if (config.isProduction) throw new Error('Demo data is never seeded in production');
  return write({ source: 'seed' }, async (transaction) => {
    await lockSeeding(transaction);
    const people = await addPeople(transaction);
    const koier = await demoKoier(transaction);
    await describePlaces(
      koier.map(({ id }) => id),
      transaction,
    );
    const stays = [...plannedStays(today, koier), ...plannedHolds(today, koier)];
    const room = await Room.look(today, koier, stays, transaction);
    const bookings = await addBookings(stays, room, people, { today, now: new Date() }, transaction);
    const standing = await untouchedBookings(stays, transaction);
    await moveKeysOn(standing, today, transaction);
    const keys = await addKeys(koier, standing, transaction);
    const { reports, tasks } = await addReports(standing, people.board, today, transaction);
    return `Added ${people.added} demo users, ${bookings} bookings, ${keys} keys, ${reports} reports and ${tasks} tasks`;
  });
}

/** The koier of the seed that are still there and in use, as the board has them by now. */
async function demoKoier(transaction: Transaction): Promise<DemoKoie[]> {
  const positions = new Map((await readKoieFacts()).map(({ slug }, position) => [slug, position]));
  const koier = await Koie.findAll({ where: { inUse: true }, order: ['id'], transaction });
  return koier.flatMap(({ id, slug, numberOfBeds: beds, priceMember, priceNotMember }) => {
    const position = positions.get(slug);
    if (position === undefined || position >= ROTA_SIZE) return [];
    return [{ id, slug, beds, priceMember, priceNotMember, position }];
  });
}
