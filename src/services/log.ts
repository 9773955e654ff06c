import cluster from 'node:cluster';
import { hostname } from 'node:os';
import { pino } from 'pino';
import { config } from '../../config/index.js';

/** Lines are collected for so long, or until there is so much, so that no request waits for the disk. */
const FLUSH_MS = 500;
const FLUSH_BYTES = 4096;
/** What a pipe takes in one piece, so that lines of several processes do not get into each other. */
const PIPE_BYTES = 4096;

/** The one log. Whoever logs a request, a mail or a person names ids, never secrets or addresses. */
export const log = pino(
  {
    level: config.logLevel,
    base: { pid: process.pid, hostname: hostname(), ...(cluster.worker && { worker: cluster.worker.id }) },
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
  pino.destination({
    dest: 1,
    sync: false,
    periodicFlush: FLUSH_MS,
    ...(config.workers > 1
      ? { minLength: PIPE_BYTES / 2, maxWrite: PIPE_BYTES }
      : { minLength: FLUSH_BYTES }),
  }),
);

/**
 * Waits until what was logged is written, or cannot be: without it, ending while nobody reads our output any more
 * would wait for ever (sonic-boom's `flushSync` tries a broken pipe again and again).
 */
export function flushLog(): Promise<void> {
  return new Promise((resolve) => log.flush(() => resolve()));
}
