import { config } from '../../config/index.js';
import { syncCounts, syncMembers } from '../members/sync.js';
import { database } from '../models/index.js';
import type { Job } from './job.js';

/** Brings members in step with the membership system, where there is one. Fails when it looks broken. */
export const syncMembersJob: Job = {
  name: 'sync-members',
  async run({ dryRun }) {
    const { membershipDatabaseUrl } = config;
    if (!membershipDatabaseUrl) return {};
    const options = { url: ownUrl(), membershipUrl: membershipDatabaseUrl, dryRun, allowMany: false };
    return syncCounts(await syncMembers(options));
  },
};

/** The address of the database that the models are bound to; the embedded one is in no configuration. */
function ownUrl(): string {
  if (config.databaseUrl) return config.databaseUrl;
  const { username, password, host, port, database: name } = database().config;
  const login = [username, password].map((part) => encodeURIComponent(part ?? '')).join(':');
  return `postgresql://${login}@${host}:${port}/${name}`;
}
