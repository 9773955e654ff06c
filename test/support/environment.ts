import { randomUUID } from 'node:crypto';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

// Imported before anything that reads the configuration: what the shell has set must not reach the tests.
const OURS =
  /^(PORT|HOST|DATABASE_POOL_SIZE|DATA_DIR|DATABASE_URL|POSTGRES_.*|SEED|SMTP_URL|MAIL.*|PUBLIC_SITE_URL|PUBLIC_API_URL|CORS_ORIGINS|STRIPE_.*|ACCESS_TOKEN_MINUTES|TRUST_PROXY|MEMBERSHIP_DATABASE_URL|RETENTION_YEARS|KEY_.*)$/;
for (const name of Object.keys(process.env)) {
  if (OURS.test(name)) delete process.env[name];
}

Object.assign(process.env, {
  NODE_ENV: 'test',
  LOG_LEVEL: process.env.TEST_LOG_LEVEL ?? 'silent',
  NTNUI_SECRET_KEY: 'a-secret-for-tests-of-more-than-32-bytes',
  SESSION_SECRET: 'another-secret-for-tests-of-over-32-bytes',
  DATA_DIR: join(tmpdir(), `koiene-test-${process.pid}-${randomUUID().slice(0, 8)}`),
});

/** Whether the tests are to run against processes behind a balancer: `npm run behind-balancer`. */
export const isBalanced = process.env.TEST_BEHIND_BALANCER === 'yes';

/** A PostgreSQL to use instead of one started for the run. Its user must be allowed to create databases. */
export const givenServer = process.env.TEST_DATABASE_URL || undefined;
