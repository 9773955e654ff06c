import { randomUUID } from 'node:crypto';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

// Imported before anything that reads the configuration: what the shell has set must not reach the tests.
const OURS =
  /^(PORT|HOST|DATABASE_POOL_SIZE|DATA_DIR|DATABASE_URL|POSTGRES_.*|SEED|SMTP_URL|MAIL.*|PUBLIC_SITE_URL|PUBLIC_API_URL|CORS_ORIGINS|STRIPE_.*|ACCESS_TOKEN_MINUTES|PASSWORD_COST|TRUST_PROXY|MEMBERSHIP_DATABASE_URL|RETENTION_YEARS|HOLDS_PER_MEMBER|KEY_(GRACE|PICKUP)_DAYS|PANEL_.*|REFUND_.*|S3_.*|AVALANCHE_.*|WEATHER_.*)$/;
for (const name of Object.keys(process.env)) {
  if (OURS.test(name)) delete process.env[name];
}

// The folder of the run. Mocha's workers have it from the process that starts them.
process.env.TEST_FOLDER ??= join(tmpdir(), `koiene-test-${process.pid}-${randomUUID().slice(0, 8)}`);

Object.assign(process.env, {
  NODE_ENV: 'test',
  LOG_LEVEL: process.env.TEST_LOG_LEVEL ?? 'silent',
  NTNUI_SECRET_KEY: 'a-secret-for-tests-of-more-than-32-bytes',
  SESSION_SECRET: 'another-secret-for-tests-of-over-32-bytes',
  SECURITY_CONTACT: 'security@example.org',
  BOARD_EMAIL: 'koiestyret@example.org',
  DATA_DIR: process.env.TEST_FOLDER,
  // Logins are many, and few tests are about what a guess costs.
  PASSWORD_COST: '5',
});

/** Whether the tests are to run against processes behind a balancer: `npm run behind-balancer`. */
export const isBalanced = process.env.TEST_BEHIND_BALANCER === 'yes';
