import { spawnSync } from 'node:child_process';
import { projectRoot } from '../../config/index.js';
import { missingPrograms } from './programs.js';

/** What of test/api and test/admin cannot run here, by a part of its title, and why. */
const NOT_HERE: Record<string, string> = {
  'statements per request': 'counts the statements of the process that the tests are in',
  '/payments/sandbox/': 'there is no sandbox in production',
  'no request at all in JSON': 'the balancer answers it',
  'never make a 5xx': 'the balancer answers some of them, such as those with a # in the path',
  'tells when each job last succeeded': 'the processes here run their jobs, the one in the tests has none',
  'leave no trace in the history': 'logging in replaces the cheap hashes of the tests by those of production',
  'also to a koie out of use': 'the balancer refuses a broken % itself',
  ...Object.fromEntries(
    ['GET /metrics answers', 'documents every mounted route', 'by way of a proxy'].map((title) => [
      title,
      'measurements are not to be had by way of the balancer',
    ]),
  ),
};
const FILES = ['test/api/**/*.test.ts', 'test/behind-balancer/*.balanced.ts'];

const missing = missingPrograms(['caddy', 'pgbouncer', 'systemd-analyze']);
if (missing.length > 0) {
  process.stderr.write(
    `${missing.join(' and ')} cannot be found. On Debian: apt-get install --no-install-recommends caddy pgbouncer systemd\n`,
  );
  process.exit(1);
}
for (const [title, why] of Object.entries(NOT_HERE)) process.stdout.write(`not run: «${title}»: ${why}\n`);
const files = process.argv.slice(2);
const { status } = spawnSync(
  process.execPath,
  [
    'node_modules/mocha/bin/mocha.js',
    ...(files.length > 0 ? files : FILES),
    ...['--invert', '--grep', Object.keys(NOT_HERE).join('|')],
  ],
  { cwd: projectRoot, stdio: 'inherit', env: { ...process.env, TEST_BEHIND_BALANCER: 'yes' } },
);
process.exitCode = status ?? 1;
