import { QueryTypes } from 'sequelize';
import { database } from '../../models/index.js';

/** How the waiting list is doing: entries, not persons. */
export interface WaitingFigures {
  waiting: number;
  offered: number;
  /** Those who joined within the last twelve months, and those of them who got a bed. */
  waited: number;
  got: number;
}

/** How many wait now, and what became of those of the last twelve months. */
export async function waitingFigures(): Promise<WaitingFigures> {
  const [figures] = await database().query<WaitingFigures>(
    `select count(*) filter (where state = 'waiting')::integer as waiting,
       count(*) filter (where state = 'offered')::integer as offered,
       count(*)::integer as waited, count(*) filter (where state = 'taken')::integer as got
     from waiting_entries where created_at > now() - interval '1 year'`,
    { type: QueryTypes.SELECT },
  );
  if (!figures) throw new Error('A count has a row');
  return figures;
}
