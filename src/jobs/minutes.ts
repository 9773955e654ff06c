import { schedule } from 'node-cron';
import { log } from '../platform/log.js';

const MINUTE_MS = 60_000;
/** A minute that is late by so many is not waited for. */
const LATE = 2;

/**
 * Calls `beat` at each whole minute until stopped. In UTC, whose clock skips and repeats nothing; and when the clock
 * of the machine is set back, not only once it is again where it was.
 */
export function everyMinute(beat: () => void): { stop(): Promise<void> } {
  let silentMinutes = 0;
  const start = () =>
    schedule(
      '* * * * *',
      () => {
        silentMinutes = 0;
        beat();
      },
      { timezone: 'Etc/UTC', suppressMissedWarning: true },
    );
  let clock = start();
  const watch = setInterval(() => {
    silentMinutes += 1;
    if (silentMinutes < LATE) return;
    log.warn({ silentMinutes }, 'no minute has come: the clock is started anew');
    silentMinutes = 0;
    void clock.destroy();
    clock = start();
    beat();
  }, MINUTE_MS);
  return {
    async stop() {
      clearInterval(watch);
      await clock.destroy();
    },
  };
}
