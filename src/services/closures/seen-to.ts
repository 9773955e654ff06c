import { QueryTypes } from 'sequelize';
import { database } from '../../models/index.js';

/** How far the board has come with the bookings that a closure hits. */
export interface SeenTo {
  total: number;
  /** Have their outcome: moved, money back, kept, or not hit any more. */
  seen: number;
  /** Are being worked off, or wait for the guest's answer. */
  waiting: number;
  failed: number;
}

/** A closure whose guests are not all seen to. Nights are inclusive Oslo days. */
export interface OpenClosure extends SeenTo {
  id: number;
  koie: string;
  firstNight: string;
  lastNight: string;
}

/** How far the board has come with one closure. */
export async function seenTo(closureId: number): Promise<SeenTo> {
  const [found] = await database().query<SeenTo>('select * from closure_seen_to($1)', {
    bind: [closureId],
    type: QueryTypes.SELECT,
  });
  return found ?? { total: 0, seen: 0, waiting: 0, failed: 0 };
}

/** The closures, not over yet, that hit bookings which are not all seen to, soonest first. */
export function closuresToSeeTo(): Promise<OpenClosure[]> {
  return database().query<OpenClosure>(
    `select c.id, k.name as koie, c.first_night as "firstNight", c.last_night as "lastNight", s.*
     from closures c
     join koier k on k.id = c.koie_id
     cross join lateral closure_seen_to(c.id) s
     where c.last_night >= oslo_today() and s.seen < s.total
     order by c.first_night, c.id`,
    { type: QueryTypes.SELECT },
  );
}
