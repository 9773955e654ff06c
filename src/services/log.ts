import { pino } from 'pino';
import { config } from '../../config/index.js';

/** Lines are collected for so long, or until there is so much, so that no request waits for the disk. */
const FLUSH_MS = 500;
const FLUSH_BYTES = 4096;

/** The one log. Whoever logs a request, a mail or a person names ids, never secrets or addresses. */
export const log = pino(
  {
    level: config.logLevel,
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
  pino.destination({ dest: 1, sync: false, minLength: FLUSH_BYTES, periodicFlush: FLUSH_MS }),
);
