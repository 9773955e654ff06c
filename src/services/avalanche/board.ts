import { QueryTypes } from 'sequelize';
import { database } from '../../models/index.js';
import { type Step, stepOf, type WatchedNight, watchedNights } from './nights.js';
import { type SilentRegion, silentRegions } from './warnings.js';

/** A night of a koie that is watched, and what its danger level asks for. */
export interface BoardNight extends WatchedNight {
  step: Step | null;
}

/** What the board has to see to about avalanche danger. */
export interface AvalancheToSeeTo {
  /** Koier that the board is asked about, each with the nights in question. */
  asked: { koieId: number; koie: string; nights: BoardNight[] }[];
  silent: SilentRegion[];
  /** Koier whose region, threshold and mode nobody has looked at. */
  unconfirmed: { id: number; koie: string; region: number; threshold: number }[];
}

/** The nights of a koie that is watched, for its page; none where it is not. One statement. */
export async function nightsForBoard(koieId: number): Promise<BoardNight[]> {
  return (await watchedNights(koieId)).map((night) => ({ ...night, step: stepOf(night) }));
}

/** What stands on the board's front page until somebody has seen to it. */
export async function avalancheToSeeTo(): Promise<AvalancheToSeeTo> {
  const [nights, silent, unconfirmed] = await Promise.all([
    watchedNights(),
    silentRegions(),
    database().query<AvalancheToSeeTo['unconfirmed'][number]>(
      `select id, name as koie, avalanche_region as region, avalanche_threshold as threshold from koier
       where in_use and avalanche_mode <> 'off' and not avalanche_confirmed order by name`,
      { type: QueryTypes.SELECT },
    ),
  ]);
  const asked = new Map<number, AvalancheToSeeTo['asked'][number]>();
  for (const night of nights) {
    const step = night.mode === 'propose' ? stepOf(night) : null;
    if (!step) continue;
    const { koieId, koie } = night;
    const known = asked.get(koieId) ?? { koieId, koie, nights: [] };
    known.nights.push({ ...night, step });
    asked.set(koieId, known);
  }
  return { asked: [...asked.values()], silent, unconfirmed };
}
