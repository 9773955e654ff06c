import { setTimeout as sleep } from 'node:timers/promises';
import { QueryTypes } from 'sequelize';
import { database } from '../models/index.js';

/** Another service did not answer, or not so that its answer can be used. */
export class RemoteFailure extends Error {
  override name = 'RemoteFailure';
  constructor(
    message: string,
    /** Whether it may go better a moment later. */
    readonly isPassing: boolean,
    options?: ErrorOptions,
  ) {
    super(message, options);
  }
}

/** How to ask another service. */
interface Asking<T> {
  /** Makes of the JSON what is wanted of it. Throws when that cannot be done: then the answer is not kept. */
  read(body: unknown): T;
  headers?: Record<string, string>;
  /** For each try, the whole answer included. */
  timeoutMs: number;
  tries: number;
  signal?: AbortSignal;
  /** False: what comes is not kept. */
  isKept?: boolean;
}

interface Kept {
  body: unknown;
  etag: string | null;
  lastModified: string | null;
  isFresh: boolean;
}

const PAUSE_MS = 300;
/** Far more than any answer that we ask for has. */
const LARGEST_BYTES = 5_000_000;

/**
 * The JSON answer of a GET, kept in the database as long as the service says (Cache-Control, Expires), so that all
 * processes ask once; then asked for with If-None-Match and If-Modified-Since, and kept on when it has not changed.
 * Never to be called inside a transaction. Throws RemoteFailure, also for JSON that `read` does not take.
 */
export async function askRemote<T>(url: string, asking: Asking<T>): Promise<T> {
  const kept = await keptAnswer(url);
  const known = kept && usable(kept, asking);
  if (kept?.isFresh && known) return known.value;
  for (let attempt = 1; ; attempt += 1) {
    try {
      return await ask(url, asking, known ? kept : undefined);
    } catch (error) {
      const failure = asFailure(error);
      if (!failure.isPassing || attempt >= asking.tries || asking.signal?.aborted) throw failure;
      await sleep(PAUSE_MS);
    }
  }
}

async function ask<T>(url: string, asking: Asking<T>, kept: Kept | undefined): Promise<T> {
  const { read, headers = {}, timeoutMs, signal, isKept = true } = asking;
  const conditions = {
    ...(kept?.etag ? { 'If-None-Match': kept.etag } : {}),
    ...(kept?.lastModified ? { 'If-Modified-Since': kept.lastModified } : {}),
  };
  const limits = [AbortSignal.timeout(timeoutMs), ...(signal ? [signal] : [])];
  const response = await fetch(url, {
    headers: { Accept: 'application/json', ...headers, ...conditions },
    signal: AbortSignal.any(limits),
  });
  const isUnchanged = response.status === 304 && kept !== undefined;
  if (!response.ok && !isUnchanged) {
    await response.body?.cancel();
    const isPassing = response.status >= 500 || response.status === 429;
    throw new RemoteFailure(`answered ${response.status}`, isPassing);
  }
  const body = isUnchanged ? kept.body : parsed(await textOf(response));
  const value = usable({ body }, { read });
  if (!value) throw new RemoteFailure('its answer has another shape than its documentation says', false);
  if (isKept) await keep(url, body, response.headers, isUnchanged ? kept : undefined);
  return value.value;
}

function usable<T>(
  { body }: Pick<Kept, 'body'>,
  { read }: Pick<Asking<T>, 'read'>,
): { value: T } | undefined {
  try {
    return { value: read(body) };
  } catch {
    return undefined;
  }
}

async function textOf(response: Response): Promise<string> {
  const chunks: Uint8Array[] = [];
  let bytes = 0;
  for await (const chunk of response.body ?? []) {
    bytes += chunk.length;
    if (bytes > LARGEST_BYTES) throw new RemoteFailure('its answer is too large', false);
    chunks.push(chunk);
  }
  return Buffer.concat(chunks).toString('utf8');
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch (cause) {
    throw new RemoteFailure('its answer is not JSON', false, { cause });
  }
}

function asFailure(error: unknown): RemoteFailure {
  if (error instanceof RemoteFailure) return error;
  const isSilent = error instanceof Error && (error.name === 'TimeoutError' || error.name === 'AbortError');
  return new RemoteFailure(isSilent ? 'did not answer in time' : 'cannot be reached', true, { cause: error });
}

async function keptAnswer(url: string): Promise<Kept | undefined> {
  const [kept] = await database().query<Kept>(
    `select body, etag, last_modified as "lastModified", fresh_until > now() as "isFresh"
     from remote_answers where url = $1`,
    { bind: [url], type: QueryTypes.SELECT },
  );
  return kept;
}

async function keep(url: string, body: unknown, headers: Headers, before: Kept | undefined): Promise<void> {
  const control = headers.get('cache-control') ?? '';
  if (/\bno-store\b/i.test(control)) return;
  await database().query(
    `insert into remote_answers (url, body, etag, last_modified, fresh_until, fetched_at)
       values ($1, $2, $3, $4, $5, now())
     on conflict (url) do update set body = excluded.body, etag = excluded.etag,
       last_modified = excluded.last_modified, fresh_until = excluded.fresh_until, fetched_at = now()`,
    {
      bind: [
        url,
        JSON.stringify(body),
        headers.get('etag') ?? before?.etag ?? null,
        headers.get('last-modified') ?? before?.lastModified ?? null,
        freshUntil(control, headers),
      ],
      type: QueryTypes.RAW,
    },
  );
}

/** Until when an answer may be used without asking (RFC 9111); now, when the service does not say. */
function freshUntil(control: string, headers: Headers): Date {
  const now = Date.now();
  if (/\bno-cache\b/i.test(control)) return new Date(now);
  const seconds = /\bmax-age=(\d{1,9})\b/i.exec(control)?.[1];
  if (seconds !== undefined) {
    const age = Number(headers.get('age') ?? 0);
    return new Date(now + Math.max(0, Number(seconds) - (Number.isFinite(age) ? age : 0)) * 1000);
  }
  const expires = Date.parse(headers.get('expires') ?? '');
  return new Date(Number.isNaN(expires) ? now : expires);
}
