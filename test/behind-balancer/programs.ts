import { spawn, spawnSync } from 'node:child_process';
import { once } from 'node:events';
import { chmod, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { connect, createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';

/** Debian keeps them out of the PATH of users. */
const PATH = `${process.env.PATH}:/usr/sbin:/usr/local/sbin`;

/** A program that is not ours, in a folder of its own. */
export interface Started {
  name: string;
  output(): string;
  hasEnded(): boolean;
  /** Ends it and removes its folder. */
  stop(): Promise<void>;
}

/** Those of the programs that are not installed. */
export function missingPrograms(names: readonly string[]): string[] {
  return names.filter((name) => spawnSync(name, ['-v'], { env: { PATH } }).error !== undefined);
}

/** A folder in which the program finds its configuration, and which any user may read. */
export async function writeFiles(name: string, files: Record<string, string>): Promise<string> {
  const folder = await mkdtemp(join(tmpdir(), `koiene-test-${process.pid}-${name}-`));
  await chmod(folder, 0o755);
  for (const [file, content] of Object.entries(files)) await writeFile(join(folder, file), content);
  return folder;
}

/** Starts a program in the folder with its files. */
export function startDebianProgram(
  name: string,
  args: string[],
  folder: string,
  env: NodeJS.ProcessEnv = {},
): Started {
  const child = spawn(name, args, { cwd: folder, env: { PATH, ...env }, stdio: ['ignore', 'pipe', 'pipe'] });
  const ended = once(child, 'close').catch((error: unknown) => {
    output += String(error);
  });
  let output = '';
  for (const stream of [child.stdout, child.stderr]) {
    stream.on('data', (chunk: Buffer) => {
      output = (output + chunk.toString()).slice(-10_000);
    });
  }
  return {
    name,
    output: () => output,
    hasEnded: () => child.pid === undefined || child.exitCode !== null || child.signalCode !== null,
    async stop() {
      child.kill('SIGTERM');
      await ended;
      await rm(folder, { recursive: true, force: true });
    },
  };
}

/** A port that nobody uses. */
export async function freePort(): Promise<number> {
  const server = createServer().listen(0, '127.0.0.1');
  await once(server, 'listening');
  const address = server.address();
  server.close();
  await once(server, 'close');
  if (!address || typeof address === 'string') throw new Error('no port');
  return address.port;
}

/** Waits until somebody listens on the port. Rejects when the program ends before. */
export async function untilListening(port: number, program: Started): Promise<void> {
  while (!(await isOpen(port))) {
    if (program.hasEnded()) throw new Error(`${program.name} ended: ${program.output()}`);
    await sleep(20);
  }
}

async function isOpen(port: number): Promise<boolean> {
  const socket = connect(port, '127.0.0.1');
  try {
    await once(socket, 'connect');
    return true;
  } catch {
    return false;
  } finally {
    socket.destroy();
  }
}
