import type { ModelCounts } from '../../members/merge/counts.js';
import { type ImportOutcome, totalOf } from './outcome.js';

const COLUMNS = ['read', 'new', 'updated', 'unchanged', 'refused'] as const;
const NAME_WIDTH = 30;
const WIDTH = 11;

/**
 * The outcome of a run in words. `most` limits how much of each list is shown, as on a screen; the rest is
 * counted, and whole in the file.
 */
export function describeImport(outcome: ImportOutcome, most = Number.POSITIVE_INFINITY): string {
  const { sources, seconds, counts, dryRun } = outcome;
  const total = totalOf(counts);
  return [
    `${dryRun ? 'Dry run, nothing was written' : 'Imported'}: ${sources.join(', ')} (${seconds.toFixed(1)} s)`,
    '',
    line('', [...COLUMNS]),
    ...Object.entries(counts).map(([name, model]) =>
      line(
        name,
        COLUMNS.map((column) => model[column]),
      ),
    ),
    line(
      'together',
      COLUMNS.map((column) => total[column]),
    ),
    ...others('Models that are not taken over', outcome.unknown),
    ...others('Fields that have no home here', outcome.homeless),
    ...notes(outcome, most),
    ...oversold(outcome, most),
    '',
    summary(total),
    ...(outcome.refusedFile
      ? [`Refused rows: ${outcome.refusedFile} (mend it and import it again; it may hold personal data)`]
      : []),
    `Whole report: ${outcome.reportFile}`,
  ].join('\n');
}

function summary(total: ModelCounts): string {
  return `${total.read} read: ${total.new} new, ${total.updated} updated, ${total.unchanged} unchanged, ${total.refused} refused`;
}

function line(name: string, cells: readonly (string | number)[]): string {
  return name.padEnd(NAME_WIDTH) + cells.map((cell) => String(cell).padStart(WIDTH)).join('');
}

function others(title: string, counts: Record<string, number>): string[] {
  const entries = Object.entries(counts);
  if (entries.length === 0) return [];
  return ['', `${title}:`, ...entries.map(([name, count]) => `  ${name}: ${count} rows`)];
}

function notes({ notes }: ImportOutcome, most: number): string[] {
  return notes.flatMap(([kind, { count, texts }]) => [
    '',
    `${kind}: ${count}`,
    ...listed(texts, count, most),
  ]);
}

function oversold({ oversold: nights }: ImportOutcome, most: number): string[] {
  const future = nights.filter(({ isFuture }) => isFuture);
  const past = nights.filter(({ isFuture }) => !isFuture);
  const texts = (list: typeof nights) =>
    list.map(
      ({ koie, night, beds, sold, bookings }) =>
        `${koie}, ${night}: ${sold} guests in ${beds} beds: ${bookings.join('; ')}`,
    );
  return [
    ...(future.length > 0
      ? [
          '',
          `OVERSOLD NIGHTS TO COME, for the board to solve: ${future.length}`,
          ...listed(texts(future), future.length, Number.POSITIVE_INFINITY),
        ]
      : []),
    ...(past.length > 0
      ? ['', `Oversold nights that are over: ${past.length}`, ...listed(texts(past), past.length, most)]
      : []),
  ];
}

function listed(texts: readonly string[], count: number, most: number): string[] {
  const shown = texts.slice(0, most).map((text) => `  ${text}`);
  return count > shown.length ? [...shown, `  … and ${count - shown.length} more`] : shown;
}
