import { pino } from 'pino';
import { config } from '../../config/index.js';
import { describedError } from './described-error.js';

/** Lines are collected for so long, or until there is so much, so that no request waits for the disk. */
const FLUSH_MS = 500;
const FLUSH_BYTES = 4096;

const output = pino.destination({ dest: 1, sync: false, periodicFlush: FLUSH_MS, minLength: FLUSH_BYTES });

/** The one log. Whoever logs a request, a mail or a person names ids, never secrets or addresses; errors go as `err`. */
export const log = pino(
  {
    level: config.logLevel,
    serializers: { err: (error: unknown) => describedError(error) },
    redact: {
      paths: [
        'req.headers.authorization',
        'req.headers.cookie',
        'req.headers["stripe-signature"]',
        'res.headers["set-cookie"]',
      ],
      censor: '***',
    },
  },
  output,
);

/** To be awaited before the process ends: writes what was logged, or learns that nobody reads it any more. */
export async function closeLog(): Promise<void> {
  await new Promise<void>((resolve) => log.flush(() => resolve()));
  abandonLog();
}

/** Gives up what is not written yet. When the process ends, sonic-boom would try for ever where it cannot be. */
export function abandonLog(): void {
  output.destroy();
}
