import { QueryTypes } from 'sequelize';
import { database } from '../../models/index.js';
import { write } from '../../platform/write.js';

/** How many nights `recountNights` names; the number of all of them is told beside. */
const MOST_NAMED = 20;

/** A night (Oslo day) of a koie on which the table of nights says something else than bookings and closures. */
interface MiscountedNight {
  koie: string;
  night: string;
  sold: number;
  shouldBeSold: number;
  closedBeds: number;
  shouldBeClosedBeds: number;
}

/**
 * Counts sold and closed beds of every night from all bookings and closures, and compares them with the table of
 * nights, which free beds are told and sold by. Where they differ the table is counted anew, while nobody books; with
 * `dryRun` only told. Differences come from rows written without triggers; the first of them are told line by line.
 */
export async function recountNights({ dryRun, tell }: { dryRun: boolean; tell?: (line: string) => void }) {
  const found = await database().query<MiscountedNight>(
    `select k.name as koie, n.night::text, n.sold, n.should_be_sold as "shouldBeSold",
       n.closed_beds as "closedBeds", n.should_be_closed_beds as "shouldBeClosedBeds"
     from miscounted_nights() n join koier k on k.id = n.koie_id order by n.night, k.name`,
    { type: QueryTypes.SELECT },
  );
  for (const night of found.slice(0, MOST_NAMED)) tell?.(describe(night));
  if (found.length > 0 && !dryRun) {
    await write({ source: 'job' }, (transaction) =>
      database().query('select rebuild_nights()', { transaction }),
    );
  }
  return { nightsWrong: found.length };
}

function describe({ koie, night, sold, shouldBeSold, closedBeds, shouldBeClosedBeds }: MiscountedNight) {
  return `${koie}, ${night}: ${sold} beds sold and ${closedBeds} closed, but it should be ${shouldBeSold} and ${shouldBeClosedBeds}`;
}

/** When free beds were last found to be counted wrongly. */
export interface WrongNights {
  /** ISO moment. */
  foundAt: string;
  nights: number;
}

/** The last run within a week that found nights counted wrongly; null when none did. */
export async function latestWrongNights(): Promise<WrongNights | null> {
  const [found] = await database().query<WrongNights>(
    `select finished_at as "foundAt", (counts ->> 'nightsWrong')::integer as nights from job_runs
     where job = 'count-nights' and slot > now() - interval '7 days' and state = 'done'
       and (counts ->> 'nightsWrong')::integer > 0
     order by slot desc limit 1`,
    { type: QueryTypes.SELECT },
  );
  return found ?? null;
}
