import { QueryTypes, type Transaction } from 'sequelize';
import { Closure, database } from '../../models/index.js';
import { addDays, nightsBetween, today } from '../../platform/clock.js';
import { sendAllClear } from './all-clear.js';
import { type WatchedNight, watchedNights } from './nights.js';
import { closureReason } from './words.js';

/** The nights (Oslo days) that are to be closed for avalanche danger, and those that are no longer. */
export interface NightChange {
  close: readonly string[];
  lift: readonly string[];
}

/** Nights in a row. */
interface Run {
  firstNight: string;
  lastNight: string;
}

/**
 * Closes and opens nights of a koie for avalanche danger, as `choose` says when it sees them as they are while nobody
 * else can change them, and writes the level and the text of what is closed anew.
 * Nights in a row are one closure, which keeps its id as it grows or shrinks. Nights that the board has closed are left
 * alone. Those whose nights are open again are told. `by` is the person who closes, if it is one. Returns the closures that are new or longer.
 */
export async function changeNights(
  koieId: number,
  choose: (nights: readonly WatchedNight[]) => NightChange | Promise<NightChange>,
  transaction: Transaction,
  by: number | null = null,
): Promise<Closure[]> {
  const statement = { type: QueryTypes.SELECT, transaction } as const;
  await database().query(`select set_config('koiene.avalanche', 'answered', true), lock_beds($1)`, {
    ...statement,
    bind: [koieId],
  });
  const nights = await watchedNights(koieId, transaction);
  const { close, lift } = await choose(nights);
  const ofTheBoard = new Set(nights.flatMap(({ night, closedBy }) => (closedBy === 'board' ? [night] : [])));
  const existing = await Closure.findAll({
    where: { koieId, source: 'avalanche' },
    order: ['firstNight', 'id'],
    transaction,
  });
  const current = existing.filter(({ lastNight }) => lastNight >= today());
  const before = new Set(current.flatMap(nightsOf));
  const wanted = new Set(before);
  for (const night of close) if (!ofTheBoard.has(night)) wanted.add(night);
  for (const night of lift) wanted.delete(night);

  // A closure that is split is kept by its first part.
  const taken = new Set<number>();
  const runs = runsOf([...wanted].sort()).map((run) => {
    const found = current.find(
      (closure) => closure.firstNight <= run.lastNight && closure.lastNight >= run.firstNight,
    );
    const kept = found && !taken.has(found.id) ? found : undefined;
    if (kept) taken.add(kept.id);
    const worst = worstOf(
      nights.filter(
        ({ night, level, threshold }) =>
          night >= run.firstNight && night <= run.lastNight && (level ?? 0) >= threshold,
      ),
    );
    return { run, kept, told: worst ? toldBy(worst) : { ...(found && toldBefore(found)) } };
  });
  for (const closure of current) {
    if (taken.has(closure.id)) continue;
    const heir = runs.find(({ run: { firstNight, lastNight } }) =>
      nightsOf(closure).some((night) => night >= firstNight && night <= lastNight),
    );
    await handOver(closure, heir?.kept ?? null, transaction);
    await closure.destroy({ transaction });
  }
  // What there is first: it only gives nights up, or takes such as nobody has.
  runs.sort((a, b) => Number(!a.kept) - Number(!b.kept));
  const grown: Closure[] = [];
  for (const { run, kept, told } of runs) {
    const isGrown = !kept || run.firstNight < kept.firstNight || run.lastNight > kept.lastNight;
    const closure =
      kept ?? Closure.build({ koieId, source: 'avalanche', reasonNb: '', createdBy: by, ...run });
    closure.set({ ...run, ...told });
    if (closure.changed()) await closure.save({ transaction });
    if (isGrown) grown.push(closure);
  }
  await sendAllClear(
    koieId,
    [...before].filter((night) => !wanted.has(night) && night >= today()),
    transaction,
  );
  return grown;
}

/** What guests were offered for a closure that ends is that of the one its nights are now part of, or withdrawn. */
async function handOver(closure: Closure, heir: Closure | null, transaction: Transaction): Promise<void> {
  const statement = { type: QueryTypes.RAW, transaction } as const;
  await database().query(
    `update closure_acts a set closure_id = $2 where a.closure_id = $1 and $2::integer is not null
       and not exists (select from closure_acts o where o.closure_id = $2 and o.booking_id = a.booking_id)`,
    { bind: [closure.id, heir?.id ?? null], ...statement },
  );
  await database().query(
    `delete from closure_acts where closure_id = $1 and state in ('chosen', 'offered', 'failed')`,
    { bind: [closure.id], ...statement },
  );
}

function worstOf(nights: readonly WatchedNight[]): WatchedNight | undefined {
  return nights.reduce<WatchedNight | undefined>(
    (worst, night) => ((night.level ?? 0) > (worst?.level ?? 0) ? night : worst),
    undefined,
  );
}

function toldBy({ level, textNb, textEn, link }: WatchedNight) {
  return {
    avalancheLevel: level,
    reasonNb: closureReason(level ?? 0, 'nb'),
    reasonEn: closureReason(level ?? 0, 'en'),
    warningNb: textNb,
    warningEn: textEn,
    warningLink: link,
  };
}

function toldBefore({ avalancheLevel, reasonNb, reasonEn, warningNb, warningEn, warningLink }: Closure) {
  return { avalancheLevel, reasonNb, reasonEn, warningNb, warningEn, warningLink };
}

function nightsOf({ firstNight, lastNight }: Run): string[] {
  return Array.from({ length: lengthOf({ firstNight, lastNight }) }, (_, index) =>
    addDays(firstNight, index),
  );
}

function lengthOf({ firstNight, lastNight }: Run): number {
  return nightsBetween(firstNight, lastNight) + 1;
}

/** Nights in order, as runs of nights in a row. */
export function runsOf(nights: readonly string[]): Run[] {
  const runs: Run[] = [];
  for (const night of nights) {
    const last = runs.at(-1);
    if (last && addDays(last.lastNight, 1) === night) last.lastNight = night;
    else runs.push({ firstNight: night, lastNight: night });
  }
  return runs;
}
