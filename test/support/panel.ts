import { createPanel } from '../../src/admin/index.js';
import type { User } from '../../src/models/index.js';
import { startForTests } from './app.js';
import { PASSWORD } from './factories.js';

/** What came back; `body` is parsed when it is JSON. */
export interface PanelAnswer {
  status: number;
  headers: Headers;
  // biome-ignore lint/suspicious/noExplicitAny: tests look into answers of every shape
  body: any;
}

/** The fields of a form, or what is sent like one. */
export type Fields = Record<string, string | number | boolean | null>;

/** A browser, as far as the panel notices: it keeps its cookies, and sends forms as AdminJS does. */
export interface Visitor {
  readonly cookies: Map<string, string>;
  get(path: string, headers?: Record<string, string>): Promise<PanelAnswer>;
  post(path: string, fields?: Fields, headers?: Record<string, string>): Promise<PanelAnswer>;
  send(method: string, path: string, init?: RequestInit): Promise<PanelAnswer>;
  list(resource: string, query?: string): Promise<PanelAnswer>;
  record(resource: string, id: number | string, action?: string): Promise<PanelAnswer>;
  act(resource: string, id: number | string, action: string, fields?: Fields): Promise<PanelAnswer>;
  create(resource: string, fields: Fields): Promise<PanelAnswer>;
}

export interface Panel {
  url: string;
  visitor(): Visitor;
  login(user: Pick<User, 'email'>): Promise<Visitor>;
}

/** The real application with the panel, on a port of its own, for the tests of this `describe`. */
export function usePanel(): Panel {
  let server: { url: string; stop(): Promise<void> };
  const panel: Panel = {
    url: '',
    visitor: () => newVisitor(panel.url),
    login: (user) => logInAt(panel.url, user),
  };
  before(async function () {
    this.timeout(30_000);
    server = await startForTests(createPanel);
    panel.url = server.url;
  });
  after(() => server.stop());
  return panel;
}

/** Logs a user with `PASSWORD` into the panel of the application at `url`. */
export async function logInAt(url: string, { email }: Pick<User, 'email'>): Promise<Visitor> {
  const visitor = newVisitor(url);
  const body = new URLSearchParams({ email, password: PASSWORD });
  const { status } = await visitor.send('POST', '/admin/login', { body });
  if (status !== 302) throw new Error(`${email} could not log in: ${status}`);
  return visitor;
}

function newVisitor(url: string): Visitor {
  const cookies = new Map<string, string>();
  const visitor: Visitor = {
    cookies,
    get: (path, headers = {}) => visitor.send('GET', path, { headers }),
    post: (path, fields = {}, headers = {}) => visitor.send('POST', path, { body: formOf(fields), headers }),
    send: (method, path, init = {}) => send(url, cookies, method, path, init),
    list: (resource, query = '') => visitor.get(`/admin/api/resources/${resource}/actions/list?${query}`),
    record: (resource, id, action = 'show') =>
      visitor.get(`/admin/api/resources/${resource}/records/${id}/${action}`),
    act: (resource, id, action, fields) =>
      visitor.post(`/admin/api/resources/${resource}/records/${id}/${action}`, fields),
    create: (resource, fields) => visitor.post(`/admin/api/resources/${resource}/actions/new`, fields),
  };
  return visitor;
}

/** As AdminJS's form sends a record: everything is text, and null is a word of its own. */
function formOf(fields: Fields): FormData {
  const form = new FormData();
  for (const [name, value] of Object.entries(fields)) {
    form.set(name, value === null ? '__FORM_VALUE_NULL__' : String(value));
  }
  return form;
}

async function send(
  url: string,
  cookies: Map<string, string>,
  method: string,
  path: string,
  init: RequestInit,
): Promise<PanelAnswer> {
  const headers = new Headers(init.headers);
  if (cookies.size > 0) {
    headers.set('Cookie', [...cookies].map(([name, value]) => `${name}=${value}`).join('; '));
  }
  const response = await fetch(`${url}${path}`, { redirect: 'manual', ...init, method, headers });
  for (const cookie of response.headers.getSetCookie()) {
    const [, name, value] = /^([^=]+)=([^;]*)/.exec(cookie) ?? [];
    if (name) cookies.set(name, value ?? '');
  }
  const text = await response.text();
  const isJson = response.headers.get('content-type')?.includes('json') ?? false;
  return {
    status: response.status,
    headers: response.headers,
    body: isJson && text !== '' ? JSON.parse(text) : text,
  };
}
