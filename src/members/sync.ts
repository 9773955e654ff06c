import { openClient } from '../database/client.js';
import { databaseSource } from './django/database-source.js';
import { endAccess, findLeavers, type Leavers } from './leavers.js';
import { countStates, type ModelCounts } from './merge/counts.js';
import { skipErased } from './merge/erased.js';
import { Merge } from './merge/merge.js';
import { Notes } from './merge/notes.js';
import { mergePeople } from './merge/people.js';
import { Staging } from './merge/staging.js';
import { membership, PEOPLE_MODELS, user } from './models/index.js';

const SYNC_LOCK = 4_563_843_212;
const APPLICATIONS = ['accounts', 'groups'];
/** So many losing access at once is a broken membership system rather than a change of members. */
const LARGEST_SHARE = 0.1;

/** The result of a run, also of a `dryRun`, which changes nothing. */
export interface SyncOutcome {
  dryRun: boolean;
  counts: Record<string, ModelCounts>;
  leavers: Leavers;
  /** Who is there, but was erased here at their own request. */
  erased: number;
  /** Why rows were refused, at most the first ones. */
  refused: string[];
}

interface SyncOptions {
  url: string;
  membershipUrl: string;
  dryRun: boolean;
  /** Go on although many would lose access. */
  allowMany: boolean;
}

/**
 * Brings users, groups and memberships in step with the membership system, whose database is only read. Who has
 * left there loses access at once and keeps everything else; nothing is deleted. People who are only here
 * are left alone, and who was erased here is left out. Throws, with nothing changed, when more than a tenth of the members would lose access.
 */
export async function syncMembers({
  url,
  membershipUrl,
  dryRun,
  allowMany,
}: SyncOptions): Promise<SyncOutcome> {
  const client = await openClient(url, 'koiene sync-members');
  try {
    await client.query('begin');
    const merge = new Merge(client, true);
    await merge.begin();
    await merge.sql(`select set_config('koiene.actor', '{"source": "job"}', true)`);
    await merge.sql('select pg_advisory_xact_lock($1)', [SYNC_LOCK]);
    const staging = new Staging(client, PEOPLE_MODELS, new Notes());
    await staging.create();
    for await (const row of databaseSource(membershipUrl, APPLICATIONS).rows()) await staging.add(row);
    await staging.finish();
    const erased = await skipErased(merge);

    const leavers = await findLeavers(merge);
    refuseMany(leavers, allowMany);
    await mergePeople(merge);
    await endAccess(merge);
    const counts = await countStates(merge, PEOPLE_MODELS);
    const refused = await whyRefused(merge);
    if (!dryRun) await merge.advance(PEOPLE_MODELS);
    await client.query(dryRun ? 'rollback' : 'commit');
    return { dryRun, counts, leavers, erased, refused };
  } finally {
    await client.end();
  }
}

function refuseMany({ losing, members }: Leavers, allowMany: boolean): void {
  if (allowMany || losing <= members * LARGEST_SHARE) return;
  throw new Error(
    `${losing} of ${members} members would lose access, more than a tenth: nothing was changed. ` +
      'If that is right, run it with --allow-many',
  );
}

async function whyRefused(merge: Merge): Promise<string[]> {
  const of = ({ name, table }: typeof user) =>
    `select '${name} ' || pk || ': ' || reason as text from ${table} where state = 'refused'`;
  const rows = await merge.sql<{ text: string }>(`${PEOPLE_MODELS.map(of).join(' union all ')} limit 20`);
  return rows.map(({ text }) => text);
}

/** The outcome in words. */
export function describeSync({ dryRun, counts, leavers, erased, refused }: SyncOutcome): string {
  return [
    dryRun ? 'Dry run, nothing was changed' : 'In step with the membership system',
    ...Object.entries(counts).map(
      ([name, { read, new: added, updated, unchanged, refused: not }]) =>
        `${name}: ${read} read, ${added} new, ${updated} updated, ${unchanged} unchanged, ${not} refused`,
    ),
    `${leavers.users} users have lost access, ${leavers.memberships} memberships have ended`,
    ...(erased > 0 ? [`${erased} users left out, since they were erased here`] : []),
    ...refused,
  ].join('\n');
}

/** The names of what `counts` has, for the log of the job. */
export function syncCounts({ counts, leavers }: SyncOutcome): Record<string, number> {
  return {
    new_users: counts[user.name]?.new ?? 0,
    updated_users: counts[user.name]?.updated ?? 0,
    new_memberships: counts[membership.name]?.new ?? 0,
    left: leavers.users,
    memberships_ended: leavers.memberships,
    refused: Object.values(counts).reduce((sum, { refused }) => sum + refused, 0),
  };
}
