import { countUnownedFiles, removeUnownedFiles } from '../services/pictures/sweep.js';
import type { Job } from './job.js';

/** Removes files of pictures that were removed, and of uploads that were broken off. */
export const sweepPictures: Job = {
  name: 'sweep-pictures',
  async run({ dryRun, signal }) {
    return { removed: await (dryRun ? countUnownedFiles() : removeUnownedFiles(signal)) };
  },
};
