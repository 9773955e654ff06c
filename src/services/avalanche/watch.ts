import { addDays, today } from '../../platform/clock.js';
import { log } from '../../platform/log.js';
import { write } from '../../platform/write.js';
import { changeNights } from './closures.js';
import { DAYS_AHEAD, type Step, stepsOf, type WatchedNight, watchedNights } from './nights.js';
import { type AskOptions, askVarsom, type Warning } from './varsom.js';
import { countingWarnings, keepWarnings, noteSilence, watchedRegions } from './warnings.js';
import { levelInWords } from './words.js';

/** What a run of the watch came to. All are numbers of regions or nights. */
export type WatchCounts = Record<'regions' | 'silent' | 'closed' | 'lifted' | 'proposed', number>;

/** How the watch runs. */
interface WatchOptions extends Pick<AskOptions, 'apiBase' | 'timeoutMs' | 'signal'> {
  /** Asks, and says what would be done; writes nothing. */
  dryRun?: boolean;
  /** Takes a line about each region, and each night that something is to be done about. */
  tell?: (line: string) => void;
}

/**
 * Asks Varsom for the regions of the koier that are watched, and closes and opens nights by their danger levels where
 * the mode is `close`. A region without a good answer leaves its koier as they were. Doing it twice does nothing more.
 */
export async function watchAvalanches({
  dryRun = false,
  tell = () => undefined,
  ...asking
}: WatchOptions = {}): Promise<WatchCounts> {
  const counts: WatchCounts = { regions: 0, silent: 0, closed: 0, lifted: 0, proposed: 0 };
  const answers = new Map<number, Warning[]>();
  for (const region of await watchedRegions()) {
    counts.regions += 1;
    const warnings = await askRegion(region, { ...asking, dryRun, tell });
    if (warnings) answers.set(region, warnings);
    else counts.silent += 1;
  }
  const nights = (await watchedNights())
    .filter(({ region }) => answers.has(region))
    // In a dry run the answers are not in the database.
    .map((night) => {
      const warning = answers.get(night.region)?.find(({ day }) => day === night.night);
      return { ...night, level: warning?.level ?? night.level };
    });
  for (const koie of byKoie(nights)) await seeToKoie(koie, counts, { dryRun, tell });
  return counts;
}

type Telling = Required<Pick<WatchOptions, 'dryRun' | 'tell'>>;

/** The warnings that count; null when there is no good answer. */
async function askRegion(
  region: number,
  { dryRun, tell, ...asking }: Telling & Pick<WatchOptions, 'apiBase' | 'timeoutMs' | 'signal'>,
): Promise<Warning[] | null> {
  const from = today();
  let failure = 'all that it says is older than 48 hours';
  try {
    const warnings = await askVarsom(
      region,
      { from, to: addDays(from, DAYS_AHEAD) },
      { ...asking, isKept: !dryRun },
    );
    const { kept, isGood } = countingWarnings(warnings, new Date());
    if (isGood) {
      const levels = kept.map(({ day, level }) => `${day}: ${levelInWords(level, 'en')}`);
      tell(`region ${region}: ${levels.join(', ') || 'no day is assessed'}`);
      if (!dryRun) await keepWarnings(region, kept);
      return kept;
    }
  } catch (error) {
    failure = error instanceof Error ? error.message : String(error);
    log.warn({ region, err: error }, 'no avalanche warnings');
  }
  tell(`region ${region}: no good answer (${failure}); all stays as it is`);
  if (!dryRun) await noteSilence(region, failure);
  return null;
}

async function seeToKoie(
  nights: readonly WatchedNight[],
  counts: WatchCounts,
  { dryRun, tell }: Telling,
): Promise<void> {
  const [koie] = nights;
  if (!koie) return;
  const isAsked = koie.mode === 'propose';
  const seen = dryRun ? stepsOf(nights) : await takeSteps(koie.koieId, isAsked);
  for (const [step, ofStep] of Object.entries(seen))
    for (const night of ofStep) tell(`${koie.koie}, ${night}: ${WORDS[step as Step][isAsked ? 1 : 0]}`);
  if (isAsked) counts.proposed += seen.close.length + seen.lift.length;
  else {
    counts.closed += seen.close.length;
    counts.lifted += seen.lift.length;
  }
}

const WORDS: Record<Step, readonly [string, string]> = {
  close: ['closed for avalanche danger', 'the board is asked to close it'],
  lift: ['open again, the danger is below the threshold', 'the board is asked to open it again'],
};

/** Closes and opens nights by themselves, unless the board is asked. Returns what the levels ask for. */
function takeSteps(koieId: number, isAsked: boolean): Promise<Record<Step, string[]>> {
  return write({ source: 'job' }, async (transaction) => {
    let steps: Record<Step, string[]> = { close: [], lift: [] };
    await changeNights(
      koieId,
      (nights) => {
        steps = stepsOf(nights);
        return isAsked ? { close: [], lift: [] } : steps;
      },
      transaction,
    );
    return steps;
  });
}

function byKoie(nights: readonly WatchedNight[]): WatchedNight[][] {
  const koier = new Map<number, WatchedNight[]>();
  for (const night of nights) koier.set(night.koieId, [...(koier.get(night.koieId) ?? []), night]);
  return [...koier.values()];
}
