import type { JobName } from './schedule.js';

/** Numbers that tell the result of a run. Shown in the panel and in the log. */
export type Counts = Record<string, number>;

/** The circumstances of a run. */
export interface JobRunContext {
  /** The Oslo day (`YYYY-MM-DD`) it is run for, which is an earlier one when run by hand afterwards. */
  day: string;
  /** Only count; change nothing. */
  dryRun: boolean;
  /** Aborted when the process stops: what can wait shall be left. */
  signal: AbortSignal;
  /** Takes a line about what is done, where somebody reads it. */
  tell?: (line: string) => void;
}

/** Work done once per slot of the schedule. Running it twice must do nothing that once would not. */
export interface Job {
  name: JobName;
  run(context: JobRunContext): Promise<Counts>;
}
