import { once } from 'node:events';
import { type AddressInfo, connect, createServer, type Socket } from 'node:net';
import { setTimeout as sleep } from 'node:timers/promises';
import { BOOKING_CASES, bookingOf, readCases } from './cases.js';
import type { BenchDatabase } from './database.js';
import { startApp } from './servers.js';

/** A way to PostgreSQL that counts the statements that go through it. */
interface Counter {
  url: string;
  /** Statements since it was last asked. */
  take(): number;
  close(): void;
}

const HEADER = 5;
const QUERY = 'Q'.charCodeAt(0);
const EXECUTE = 'E'.charCodeAt(0);

/** Statements of one request of each case, counted on the way to the database by an application of their own. */
export async function statementsOf(database: BenchDatabase): Promise<Map<string, number>> {
  const counter = await countStatements(database.url);
  const app = await startApp(counter.url);
  const counts = new Map<string, number>();
  const count = async (name: string, ask: () => Promise<Response>) => {
    const seen: number[] = [];
    // The fewest, since the jobs of every minute may come in between. The list of koier is read twice a second.
    for (let turn = 0; turn < 3; turn += 1) {
      await sleep(600);
      counter.take();
      await (await ask()).arrayBuffer();
      seen.push(counter.take());
    }
    counts.set(name, Math.min(...seen));
  };
  try {
    for (const { name, path, caller } of readCases()) {
      const headers: Record<string, string> = caller
        ? { Authorization: `Bearer ${database.tokens[caller]}` }
        : {};
      await count(name, () => fetch(`${app.url}${path}`, { headers }));
    }
    for (const name of BOOKING_CASES) {
      await count(name, () =>
        fetch(`${app.url}/koie/booking/`, {
          method: 'POST',
          headers: {
            Authorization: `Bearer ${database.memberTokens[0]}`,
            'Content-Type': 'application/json',
          },
          body: bookingOf('fosenkoia'),
        }),
      );
    }
  } finally {
    await app.stop();
    counter.close();
  }
  return counts;
}

/**
 * Stands between an application and the database at `url`, and counts what is executed: PostgreSQL's messages
 * `Query` and `Execute` (https://www.postgresql.org/docs/current/protocol-message-formats.html).
 */
async function countStatements(url: string): Promise<Counter> {
  const target = new URL(url);
  const sockets = new Set<Socket>();
  let statements = 0;
  const proxy = createServer((client) => {
    const server = connect(Number(target.port), target.hostname);
    client.on(
      'data',
      messagesOf((type) => {
        if (type === QUERY || type === EXECUTE) statements += 1;
      }),
    );
    client.pipe(server).pipe(client);
    for (const socket of [client, server]) {
      sockets.add(socket);
      socket.on('error', () => socket.destroy());
      socket.on('close', () => sockets.delete(socket));
    }
  });
  await once(proxy.listen(0, '127.0.0.1'), 'listening');
  const counted = new URL(url);
  counted.port = String((proxy.address() as AddressInfo).port);
  return {
    url: counted.href,
    take() {
      const taken = statements;
      statements = 0;
      return taken;
    },
    close() {
      proxy.close();
      for (const socket of sockets) socket.destroy();
    },
  };
}

/** Tells the type of every message in a stream of chunks. The first message has none. */
function messagesOf(tell: (type: number) => void): (chunk: Buffer) => void {
  let rest = Buffer.alloc(0);
  let isFirst = true;
  return (chunk) => {
    rest = Buffer.concat([rest, chunk]);
    for (;;) {
      const skip = isFirst ? 0 : 1;
      if (rest.length < HEADER) return;
      const length = rest.readInt32BE(skip) + skip;
      if (rest.length < length) return;
      if (!isFirst) tell(rest[0] ?? 0);
      isFirst = false;
      rest = rest.subarray(length);
    }
  };
}
