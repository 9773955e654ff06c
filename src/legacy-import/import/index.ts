import { openClient } from '../../database/client.js';
import type { DjangoSource } from '../../members/django/row.js';
import { countStates } from '../../members/merge/counts.js';
import { skipErased } from '../../members/merge/erased.js';
import { Merge } from '../../members/merge/merge.js';
import { Notes } from '../../members/merge/notes.js';
import { mergePeople } from '../../members/merge/people.js';
import { Staging } from '../../members/merge/staging.js';
import { OLD_MODELS } from '../models/index.js';
import { mergeBookings } from './bookings.js';
import { noteClosedMonths, requireOpenMonths } from './closed-months.js';
import { describeImport } from './describe.js';
import { filesOfRun, writeRefused, writeReport } from './files.js';
import { mergeKoier } from './koier.js';
import { type ImportOutcome, totalOf } from './outcome.js';
import { markOversold } from './oversold.js';
import { mergePayments } from './payments.js';
import { Progress, type Screen } from './progress.js';
import { mergeReports } from './reports.js';
import { tellOfMerging } from './tell.js';

export { describeImport } from './describe.js';
export type { ImportOutcome } from './outcome.js';

const IMPORT_LOCK = 4_563_843_211;
interface ImportOptions {
  /** Of the database to import into. */
  url: string;
  sources: readonly DjangoSource[];
  /** Do everything, and take it back. */
  dryRun: boolean;
  /** Where the report and the refused rows are written. */
  folder: string;
  screen: Screen;
}

/**
 * Takes over the old system's rows, all in one transaction: a run that fails or is killed leaves the database as
 * it was. Rows that an earlier run took over are only written again when they have changed there since.
 * Nobody can book or pay meanwhile. Throws when a source cannot be read.
 */
export async function importOldData(options: ImportOptions): Promise<ImportOutcome> {
  const { url, sources, dryRun, folder, screen } = options;
  const startedAt = Date.now();
  const files = await filesOfRun(folder);
  const progress = new Progress(screen);
  const notes = new Notes();
  const client = await openClient(url, 'koiene import');
  try {
    await client.query('begin');
    const merge = new Merge(client, false);
    await begin(merge);
    const staging = new Staging(client, OLD_MODELS, notes);
    await staging.create();
    for (const source of sources) {
      for await (const row of source.rows()) {
        await staging.add(row);
        progress.show(`reading ${source.name}`, source.progress() * 0.999);
      }
      progress.show(`read ${source.name}`, 1);
    }
    await staging.finish();
    await skipErased(merge);

    const steps = {
      people: mergePeople,
      koier: mergeKoier,
      bookings: mergeBookings,
      payments: mergePayments,
      reports: mergeReports,
    };
    for (const [what, mergeStep] of Object.entries(steps)) {
      progress.step(`taking over ${what}`);
      await mergeStep(merge);
    }
    progress.step('counting nights');
    await merge.sql('select rebuild_nights()');
    progress.step('looking for oversold nights');
    const oversold = await markOversold(merge);
    await tellOfMerging(merge, notes);
    const counts = await countStates(merge, OLD_MODELS);
    const hasRefused = await writeRefused(files.refused, merge, OLD_MODELS);

    const outcome: ImportOutcome = {
      dryRun,
      sources: sources.map(({ name }) => name),
      seconds: 0,
      counts,
      unknown: Object.fromEntries(staging.unknown),
      homeless: Object.fromEntries(staging.homeless),
      notes: notes.entries(),
      oversold,
      refusedFile: hasRefused ? files.refused : undefined,
      reportFile: files.report,
    };
    if (dryRun) await client.query('rollback');
    else await commit(merge, outcome);
    outcome.seconds = (Date.now() - startedAt) / 1000;
    await writeReport(files.report, describeImport(outcome));
    return outcome;
  } finally {
    progress.end();
    await client.end();
  }
}

/** Waits for its turn. Reading goes on; writing what a run counts beds by waits until it is over. */
async function begin(merge: Merge): Promise<void> {
  await merge.begin();
  await merge.sql(`select set_config('koiene.actor', '{"source": "import"}', true)`);
  await merge.sql('select pg_advisory_xact_lock($1)', [IMPORT_LOCK]);
  await merge.sql(
    'lock table users, koier, closures, bookings, payments, refunds, reports, closed_months in share row exclusive mode',
  );
  await noteClosedMonths(merge);
}

async function commit(merge: Merge, { counts, sources }: ImportOutcome): Promise<void> {
  const total = totalOf(counts);
  if (total.new + total.updated === 0) {
    await merge.sql('commit');
    return;
  }
  await requireOpenMonths(merge);
  await merge.advance(OLD_MODELS);
  await merge.sql(
    `with run as (insert into imports (source, counts) values ($1, $2) returning id, source, counts)
     insert into audit_entries (source, resource, record_id, action, changes)
     select 'import', 'imports', id::text, 'create',
       jsonb_build_object('source', jsonb_build_array(null, source), 'counts', jsonb_build_array(null, counts))
     from run`,
    [sources.join(', '), JSON.stringify(counts)],
  );
  await merge.sql('commit');
  await merge.sql('vacuum (analyze) users, memberships, bookings, payments, reports, imported_rows');
}
