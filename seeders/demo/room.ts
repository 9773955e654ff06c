import { QueryTypes, type Transaction } from 'sequelize';
import { database } from '../../src/models/index.js';
import { addDays } from '../../src/platform/clock.js';
import type { DemoKoie, Stay } from './stays.js';

/** The beds left on each night, as seen after the koier were locked. */
export class Room {
  private constructor(
    private readonly today: string,
    private readonly free: Map<string, number>,
  ) {}

  /** Locks the koier for others' bookings until the end of the transaction, and looks. */
  static async look(
    today: string,
    koier: readonly DemoKoie[],
    stays: readonly Stay[],
    transaction: Transaction,
  ): Promise<Room> {
    const ids = koier.map(({ id }) => id);
    await database().query('select lock_beds(id) from unnest($1::integer[]) as id order by id', {
      bind: [ids],
      transaction,
    });
    const days = stays.flatMap(({ arrivalDate, departureDate }) => [arrivalDate, departureDate]).sort();
    const nights = await database().query<{ koieId: number; night: string; free: number }>(
      `select koie_id as "koieId", night::text, free
       from koie_nights($1, $2, $3, clock_timestamp())`,
      { bind: [ids, days[0] ?? today, days.at(-1) ?? today], type: QueryTypes.SELECT, transaction },
    );
    return new Room(today, new Map(nights.map(({ koieId, night, free }) => [`${koieId} ${night}`, free])));
  }

  /**
   * Takes the beds of a stay, if on each of its nights enough are left: in the past, where it has them, and
   * from today on where half of the koie stays free. What users booked is never in its way.
   */
  take({ koie, arrivalDate, departureDate, guests }: Stay): boolean {
    const keys: string[] = [];
    for (let night = arrivalDate; night < departureDate; night = addDays(night, 1)) {
      const key = `${koie.id} ${night}`;
      const left = (this.free.get(key) ?? 0) - guests;
      if (left < (night < this.today ? 0 : Math.ceil(koie.beds / 2))) return false;
      keys.push(key);
    }
    for (const key of keys) this.free.set(key, (this.free.get(key) ?? 0) - guests);
    return true;
  }
}
