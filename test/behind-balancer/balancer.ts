import { join } from 'node:path';
import { projectRoot } from '../../config/index.js';
import { freePort, startDebianProgram, untilListening, writeFiles } from './programs.js';

/** Starts Caddy, with the file that is shipped, in front of the processes at the addresses. */
export async function startBalancer(
  urls: readonly string[],
): Promise<{ url: string; stop(): Promise<void> }> {
  const url = `http://127.0.0.1:${await freePort()}`;
  const folder = await writeFiles('caddy', {});
  const program = startDebianProgram(
    'caddy',
    ['run', '--adapter', 'caddyfile', '--config', join(projectRoot, 'deploy/Caddyfile')],
    folder,
    {
      // Where it keeps certificates.
      HOME: folder,
      SITE: url,
      PROCESSES: `to ${urls.map((address) => new URL(address).host.replace('localhost', '127.0.0.1')).join(' ')}`,
    },
  );
  await untilListening(Number(new URL(url).port), program);
  return { url, stop: program.stop };
}
