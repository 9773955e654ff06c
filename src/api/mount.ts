import type { IncomingHttpHeaders } from 'node:http';
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import express, { type Express, type Request, type RequestHandler, type Response } from 'express';
import { type ApiAction, may } from '../access.js';
import type { Language } from '../models/index.js';
import { refuseOversize } from '../platform/body-limit.js';
import { log } from '../platform/log.js';
import { DomainError } from '../platform/refusals/errors.js';
import { FieldErrors } from '../platform/refusals/field-errors.js';
import type { KnownCaller } from '../services/people/callers.js';
import { authorised, callerOf, claimedCaller } from './caller.js';
import { languageOf } from './errors.js';
import type { Route, RouteRequest } from './route.js';
import { validated } from './validate.js';
import { countWrite } from './write-limits.js';

const BODY_LIMIT = 100 * 1024;
const parseJson = express.json({ limit: BODY_LIMIT, type: 'application/json' });
/** Actions whose answers are the same for everybody and may be cached. All others are for the one who asks. */
const SAME_FOR_ALL: readonly ApiAction[] = ['koier.read', 'service.read'];
const NO_BODY = Buffer.alloc(0);
const refuseLong = refuseOversize(BODY_LIMIT);
const keepRaw = express.raw({ limit: BODY_LIMIT, type: () => true });

/** Mounts routes, each guarded, limited and validated as it declares, and answers 405 to other methods. */
export function mountRoutes(app: Express, routes: readonly Route[]): void {
  for (const route of routes) {
    app[route.method](
      expressPath(route.path),
      ...(SAME_FOR_ALL.includes(route.access) ? [] : [neverStored]),
      ...limits(route),
      authorise(route),
      ...bodyParsers(route),
      handle(route),
    );
  }
  for (const [path, methods] of methodsByPath(routes)) app.all(path, refuseMethod(methods));
}

const neverStored: RequestHandler = (_request, response, next) => {
  response.set('Cache-Control', 'no-store');
  next();
};

/** Before the body is read: who may not, is told so first. Routes for everyone leave the caller to be asked for. */
function authorise(route: Route): RequestHandler {
  return async (request, response, next) => {
    if (!may(null, route.access)) response.locals.caller = await authorised(request, route.access);
    next();
  };
}

function handle(route: Route): RequestHandler {
  return async (request, response) => {
    await send(response, await route.handler(new Incoming(route, request, response.locals.caller)));
  };
}

/** The input of a handler. A class and not a literal with getters, which V8 would have to build anew each time. */
class Incoming implements RouteRequest<unknown, unknown, unknown> {
  readonly params: unknown;
  readonly query: unknown;
  readonly body: unknown;
  readonly headers: IncomingHttpHeaders;
  readonly raw: Buffer;
  readonly visitor: () => Promise<KnownCaller | null>;

  constructor(
    private readonly route: Route,
    private readonly request: Request,
    private readonly known: KnownCaller | undefined,
  ) {
    this.params = paramsOf(route, request);
    this.query = route.query ? validated(route.query, { ...request.query }) : {};
    this.body = route.body ? validated(route.body, bodyOf(request)) : {};
    this.headers = request.headers;
    this.raw = Buffer.isBuffer(request.body) ? request.body : NO_BODY;
    this.visitor = () => callerOf(request);
  }

  get address(): string {
    return addressOf(this.request);
  }

  get requestId(): string {
    return String(this.request.id);
  }

  get language(): Language {
    return languageOf(this.request);
  }

  get caller(): KnownCaller {
    if (!this.known) throw new Error(`${this.route.operationId} is for everyone: ask visitor()`);
    return this.known;
  }
}

async function send(
  response: Response,
  { status, body, headers = {} }: Awaited<ReturnType<Route['handler']>>,
): Promise<void> {
  response.status(status).set(headers);
  if (body === undefined) response.end();
  else if (body instanceof Readable) await sendAsItComes(response, body);
  else if (typeof body === 'string' || Buffer.isBuffer(body)) response.send(body);
  else response.json(body);
}

/** What fails on the way can only cut the answer off. A caller who goes ends what is read for them. */
async function sendAsItComes(response: Response, body: Readable): Promise<void> {
  response.type('json');
  if (response.req.method === 'HEAD') {
    body.destroy();
    response.end();
    return;
  }
  await pipeline(body, response).catch((error: unknown) => {
    if (!(error instanceof Error && 'code' in error && error.code === 'ERR_STREAM_PREMATURE_CLOSE'))
      log.error({ err: error, req: { id: response.req.id } }, 'an answer was cut off');
  });
}

/** A path parameter that cannot be right names nothing. */
function paramsOf(route: Route, request: Request): unknown {
  if (!route.params) return {};
  try {
    return validated(route.params, request.params);
  } catch (error) {
    if (!(error instanceof FieldErrors)) throw error;
    throw new DomainError(route.notFound ?? 'not_found');
  }
}

/** Writes are counted first, so that nobody can make us work for nothing. Logging in has its own limit. */
function limits(route: Route): RequestHandler[] {
  return route.method === 'get' || route.hasOwnLimit ? [] : [countRequest];
}

const countRequest: RequestHandler = async (request, _response, next) => {
  await countWrite(addressOf(request), claimedCaller(request));
  next();
};

function bodyParsers(route: Route): RequestHandler[] {
  if (route.method === 'get') return [];
  return route.rawBody ? [refuseLong, keepRaw] : [refuseOtherTypes, refuseLong, parseJson];
}

const refuseOtherTypes: RequestHandler = (request, _response, next) => {
  // `is` answers null when there is no body, and false when it is of another type.
  if (request.is('application/json') === false && request.headers['content-length'] !== '0') {
    throw new DomainError('unsupported_media_type');
  }
  next();
};

function bodyOf(request: Request): unknown {
  const body: unknown = request.body ?? {};
  if (typeof body !== 'object' || Array.isArray(body)) throw new DomainError('malformed_json');
  return body;
}

function addressOf(request: Request): string {
  return request.ip ?? 'unknown';
}

/** `/koie/koie/{slug}/` → `/koie/koie/:slug`; Express answers with a slash at the end too. */
export function expressPath(path: string): string {
  return path.replace(/\{(\w+)\}/g, ':$1').replace(/(.)\/$/, '$1');
}

function methodsByPath(routes: readonly Route[]): Map<string, Set<string>> {
  const byPath = new Map<string, Set<string>>();
  for (const route of routes) {
    const path = expressPath(route.path);
    const methods = byPath.get(path) ?? new Set(['OPTIONS']);
    methods.add(route.method.toUpperCase());
    if (route.method === 'get') methods.add('HEAD');
    byPath.set(path, methods);
  }
  return byPath;
}

function refuseMethod(methods: ReadonlySet<string>): RequestHandler {
  return (request, response) => {
    response.set('Allow', [...methods].sort().join(', '));
    if (request.method !== 'OPTIONS') throw new DomainError('method_not_allowed');
    response.status(204).end();
  };
}
