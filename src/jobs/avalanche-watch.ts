import { watchAvalanches } from '../services/avalanche/index.js';
import type { Job } from './job.js';

/** Reads the danger levels of Varsom, and closes and opens nights by them, or has the board asked. */
export const avalancheWatch: Job = {
  name: 'avalanche-watch',
  async run({ dryRun, signal, tell }) {
    return { ...(await watchAvalanches({ dryRun, signal, ...(tell ? { tell } : {}) })) };
  },
};
