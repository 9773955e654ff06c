import { pino } from 'pino';
import { config } from '../../config/index.js';

/** The one log. Whoever logs a request, a mail or a person names ids, never secrets or addresses. */
export const log = pino({
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
});
