import { expect } from 'chai';
import type { RequestHandler } from 'express';
import { issueTokens } from '../../src/services/people/tokens.js';
import { startForTests } from './app.js';
import { contractProblems } from './contract.js';

/** What a test sends. `as` is the ntnui_no of the caller. */
export interface Sent {
  as?: number | { ntnuiNo: number };
  body?: unknown;
  headers?: Record<string, string>;
}

/** What came back; `body` is parsed when it is JSON. */
export interface Received {
  status: number;
  headers: Headers;
  // biome-ignore lint/suspicious/noExplicitAny: tests look into answers of every shape
  body: any;
}

export interface Api {
  url: string;
  get(path: string, sent?: Sent): Promise<Received>;
  post(path: string, body?: unknown, sent?: Sent): Promise<Received>;
  put(path: string, body?: unknown, sent?: Sent): Promise<Received>;
  patch(path: string, body?: unknown, sent?: Sent): Promise<Received>;
  send(method: string, path: string, sent?: Sent): Promise<Received>;
}

const noPanel: RequestHandler = (_request, _response, next) => next();

/**
 * The real application on a port of its own, for the tests of this `describe`; without the panel, which takes
 * long to build. Every answer is held against the OpenAPI document. Call it after `useDatabase`.
 */
export function useApi(): Api {
  let server: { url: string; stop(): Promise<void> };
  const api: Api = {
    url: '',
    get: (path, sent) => api.send('GET', path, sent),
    post: (path, body, sent) => api.send('POST', path, { ...sent, body }),
    put: (path, body, sent) => api.send('PUT', path, { ...sent, body }),
    patch: (path, body, sent) => api.send('PATCH', path, { ...sent, body }),
    send: (method, path, sent) => send(api.url, method, path, sent ?? {}),
  };
  before(async () => {
    server = await startForTests(() => noPanel);
    api.url = server.url;
  });
  after(() => server.stop());
  return api;
}

async function send(
  url: string,
  method: string,
  path: string,
  { as, body, headers = {} }: Sent,
): Promise<Received> {
  const sentHeaders = new Headers({ Accept: 'application/json', ...headers });
  if (as !== undefined) {
    const { access } = await issueTokens(typeof as === 'number' ? as : as.ntnuiNo);
    sentHeaders.set('Authorization', `Bearer ${access}`);
  }
  const isRaw = typeof body === 'string' || body instanceof Uint8Array;
  if (body !== undefined && !sentHeaders.has('Content-Type'))
    sentHeaders.set('Content-Type', 'application/json');
  const response = await fetch(`${url}${path}`, {
    method,
    headers: sentHeaders,
    redirect: 'manual',
    ...(body === undefined ? {} : { body: isRaw ? body : JSON.stringify(body) }),
  });
  const text = await response.text();
  const isJson = response.headers.get('content-type')?.includes('json') ?? false;
  const received = isJson && text !== '' ? JSON.parse(text) : text || undefined;
  const pathname = new URL(path, url).pathname;
  expect(contractProblems(method, pathname, response.status, isJson ? received : undefined)).to.deep.equal(
    [],
  );
  return { status: response.status, headers: response.headers, body: received };
}
