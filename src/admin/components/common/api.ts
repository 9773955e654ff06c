import type { RecordJSON } from 'adminjs';
import { logInAgain, proveAgain } from './session';

/** The answer of an action on a record. */
export interface RecordAnswer {
  record: RecordJSON;
  notice?: { message: string; type: 'success' | 'error' | 'info' };
}

/** The answer of a list. */
export interface ListAnswer {
  records: RecordJSON[];
  meta: {
    total: number;
    /** There are more than `total`. */
    hasMore?: boolean;
    /** What numbers of all the rows come to. */
    sums?: Record<string, string | null>;
    perPage: number;
    page: number;
    direction: 'asc' | 'desc';
    sortBy: string;
  };
}

/** The session is over, and the user has not logged in again. */
export class SignedOut extends Error {
  override name = 'SignedOut';
}

/** The server's refusal. Its shape is that of the errors of AdminJS's client, so that both are told alike. */
export class Refused extends Error {
  override name = 'Refused';

  constructor(readonly response: { status: number; data: unknown }) {
    super(String(response.status));
  }
}

type Params = Record<string, unknown> | URLSearchParams | undefined;
type Data = Record<string, unknown> | FormData | undefined;
type Sent = { params?: Params; data?: Data };

/**
 * Asks the panel's API for `path` below `/admin/api`; with `data` by POST, which no link can send. When the session
 * is over the user is asked to log in, and where it is needed to show who they are; and it is asked again. Throws `SignedOut`,
 * `Refused`, or whatever `fetch` throws without a server.
 */
export async function ask<Answer>(
  path: string,
  { data, params, signal }: Sent & { signal?: AbortSignal } = {},
): Promise<Answer> {
  const query = queryOf(params);
  const send = () =>
    fetch(`/admin/api/${path}${query ? `?${query}` : ''}`, {
      ...(signal ? { signal } : {}),
      ...(data ? posting(data) : {}),
    });
  let response = await send();
  if (response.status === 401 && (await logInAgain())) response = await send();
  if (response.status === 401) throw new SignedOut();
  let answer: unknown = await response.json().catch(() => undefined);
  if (isProofNeeded(response, answer) && (await proveAgain())) {
    response = await send();
    answer = await response.json().catch(() => undefined);
  }
  if (!response.ok) throw new Refused({ status: response.status, data: answer });
  return answer as Answer;
}

function isProofNeeded({ status }: Response, answer: unknown): boolean {
  return status === 403 && (answer as { code?: string } | undefined)?.code === 'proof_needed';
}

function posting(data: NonNullable<Data>): RequestInit {
  return data instanceof FormData
    ? { method: 'POST', body: data }
    : { method: 'POST', headers: { 'Content-Type': 'application/json' }, body: JSON.stringify(data) };
}

function queryOf(params: Params): string {
  if (params instanceof URLSearchParams) return params.toString();
  const given = Object.entries(params ?? {}).filter(([, value]) => value !== undefined && value !== null);
  return new URLSearchParams(given.map(([name, value]) => [name, String(value)])).toString();
}

/** The API by what it is asked about, as AdminJS's own client, in whose place its hooks get this one. */
export class ApiClient {
  async recordAction<T = RecordAnswer>({
    resourceId,
    recordId,
    actionName,
    ...sent
  }: Sent & { resourceId: string; recordId: string; actionName: string }): Promise<{ data: T }> {
    return { data: await ask(`resources/${resourceId}/records/${recordId}/${actionName}`, sent) };
  }

  async resourceAction<T = ListAnswer>({
    resourceId,
    actionName,
    query,
    ...sent
  }: Sent & { resourceId: string; actionName: string; query?: string }): Promise<{ data: T }> {
    const words = query ? `/${encodeURIComponent(query)}` : '';
    return { data: await ask(`resources/${resourceId}/actions/${actionName}${words}`, sent) };
  }

  async bulkAction<T = { records: RecordJSON[] }>({
    resourceId,
    recordIds,
    actionName,
    ...sent
  }: Sent & { resourceId: string; recordIds: string[]; actionName: string }): Promise<{ data: T }> {
    const params = { recordIds: recordIds.join(',') };
    return { data: await ask(`resources/${resourceId}/bulk/${actionName}`, { ...sent, params }) };
  }

  async searchRecords({ resourceId, query }: { resourceId: string; query: string }): Promise<RecordJSON[]> {
    const { data } = await this.resourceAction({ resourceId, actionName: 'search', query });
    return data.records;
  }

  async getPage<T>({ pageName, ...sent }: Sent & { pageName: string }): Promise<{ data: T }> {
    return { data: await ask(`pages/${pageName}`, sent) };
  }

  async getDashboard<T>(): Promise<{ data: T }> {
    return { data: await ask('dashboard') };
  }
}

export const api = new ApiClient();
