import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { projectRoot } from '../config/index.js';

/** A server under measurement. */
export interface Server {
  url: string;
  pid: number;
  stop(): Promise<void>;
}

/** Secrets that production asks for; nothing outside this machine knows or needs them. */
export const TOKEN_SECRET = 'benchmark-secret-of-more-than-32-bytes';

/** The built app in production mode, on a database that is there already; `settings` go before those of a benchmark. */
export async function startApp(databaseUrl: string, settings: Record<string, string> = {}): Promise<Server> {
  const child = start(['--max-old-space-size=1024', 'dist/src/main.js'], {
    NODE_ENV: 'production',
    DATABASE_URL: databaseUrl,
    PORT: '0',
    NTNUI_SECRET_KEY: TOKEN_SECRET,
    SESSION_SECRET: `${TOKEN_SECRET}-of-sessions`,
    STRIPE_SECRET_KEY: 'sk_test_benchmark',
    STRIPE_API_BASE: 'http://127.0.0.1:9',
    // Each request names an address of its own, so that the limits do not stop the benchmark.
    TRUST_PROXY: '1',
    // Each member books many times over.
    HOLDS_PER_MEMBER: '0',
    PANEL_TWO_FACTOR: 'optional',
    LOG_LEVEL: 'info',
    ...settings,
  });
  const [, url = ''] = await printed(child, /Panel +(http:\S+)\/admin/);
  return server(child, url);
}

/** The bare server, on the same database. */
export async function startBare(databaseUrl: string): Promise<Server> {
  const child = start(['--import', 'tsx', 'bench/bare-server.ts', databaseUrl], {});
  const [, port] = await printed(child, /listening on (\d+)/);
  return server(child, `http://127.0.0.1:${port}`);
}

function start(args: string[], env: NodeJS.ProcessEnv): ChildProcess {
  return spawn(process.execPath, args, {
    cwd: projectRoot,
    env: { PATH: process.env.PATH, ...env },
    stdio: ['ignore', 'pipe', 'inherit'],
  });
}

function server(child: ChildProcess, url: string): Server {
  child.stdout?.resume();
  return {
    url,
    pid: child.pid ?? 0,
    async stop() {
      child.kill('SIGTERM');
      if (child.exitCode === null) await once(child, 'exit');
    },
  };
}

function printed(child: ChildProcess, pattern: RegExp): Promise<RegExpExecArray> {
  let text = '';
  return new Promise((resolve, reject) => {
    child.stdout?.on('data', (chunk: Buffer) => {
      text = (text + chunk.toString()).slice(-10_000);
      const match = pattern.exec(text);
      if (match) resolve(match);
    });
    child.once('exit', (code) => reject(new Error(`a server ended with ${code} before it was up: ${text}`)));
  });
}
