import autocannon from 'autocannon';

/** What a run measured. Latencies in milliseconds. */
export interface Measured {
  perSecond: number;
  p50: number;
  p99: number;
  refused: number;
}

export interface Load {
  url: string;
  method?: 'GET' | 'POST';
  headers?: Record<string, string>;
  body?: string | undefined;
  /** Paths to take in turn, instead of the one in `url`. */
  paths?: string[];
  bodies?: string[];
  /** Tokens of callers to take in turn. */
  tokens?: string[];
  seconds: number;
  /** 8 unless told. */
  connections?: number;
}

const CONNECTIONS = 8;
let callers = 0;

/** Loads a server for some seconds. Throws when any answer is a 5xx or a network error. */
export async function load({
  url,
  method = 'GET',
  headers = {},
  body,
  paths,
  bodies,
  tokens,
  seconds,
  connections = CONNECTIONS,
}: Load): Promise<Measured> {
  let turn = 0;
  const result = await autocannon({
    url,
    connections,
    duration: seconds,
    requests: [
      {
        method,
        headers: { 'Content-Type': 'application/json', ...headers },
        setupRequest: (request) => {
          turn += 1;
          callers += 1;
          const path = paths?.[turn % paths.length] ?? request.path ?? '/';
          const content = bodies?.[turn % bodies.length] ?? body;
          const token = tokens?.[turn % tokens.length];
          const address = `10.${(callers >> 16) & 255}.${(callers >> 8) & 255}.${callers & 255}`;
          return {
            ...request,
            path,
            headers: {
              ...request.headers,
              'X-Forwarded-For': address,
              ...(token && { Authorization: `Bearer ${token}` }),
            },
            ...(content === undefined ? {} : { body: content }),
          };
        },
      },
    ],
  });
  if (result['5xx'] > 0 || result.errors > 0) {
    throw new Error(`${url}: ${result['5xx']} answers were 5xx, ${result.errors} requests failed`);
  }
  return {
    perSecond: result.requests.average,
    p50: result.latency.p50,
    p99: result.latency.p99,
    refused: result['4xx'],
  };
}

/** The middle one of several runs, by requests per second. */
export function median(runs: Measured[]): Measured {
  const sorted = runs.toSorted((a, b) => a.perSecond - b.perSecond);
  const middle = sorted[Math.floor(sorted.length / 2)];
  if (!middle) throw new Error('nothing was measured');
  return middle;
}

/** Sends so many requests and no more, over 8 connections. Throws when any is not answered with 2xx. */
export async function requests(
  { url, headers = {} }: Pick<Load, 'url' | 'headers'>,
  amount: number,
): Promise<void> {
  const result = await autocannon({ url, headers, connections: CONNECTIONS, amount });
  if (result.non2xx > 0 || result.errors > 0) {
    throw new Error(`${url}: ${result.non2xx} answers were refusals, ${result.errors} requests failed`);
  }
}
