import type { IncomingHttpHeaders } from 'node:http';
import type Joi from 'joi';
import type { ApiAction } from '../access.js';
import type { Language } from '../models/index.js';
import type { ErrorCode } from '../platform/refusals/errors.js';
import type { KnownCaller } from '../services/people/callers.js';
import type { Tag } from './tags.js';

/** The input of a handler: validated values, and who asks. */
export interface RouteRequest<Params, Query, Body> {
  params: Params;
  query: Query;
  body: Body;
  headers: IncomingHttpHeaders;
  /** The raw body, on routes that ask for it with `rawBody`. */
  raw: Buffer;
  /** The caller's address, as far as the configured proxies can be trusted. */
  address: string;
  requestId: string;
  language: Language;
  /** The caller on a route that is not for everyone. */
  caller: KnownCaller;
  /** The caller on a route that is for everyone; null when anonymous. */
  visitor: () => Promise<KnownCaller | null>;
}

/** The answer of a handler. Without a body nothing is sent but the status. A stream as body is JSON, sent as it comes. */
export interface Answer {
  status: number;
  body?: unknown;
  headers?: Record<string, string>;
}

/** One possible answer, for the OpenAPI document. */
export interface DocumentedAnswer {
  description: string;
  schema?: Joi.Schema;
  /** JSON unless told; several where the caller chooses. */
  contentType?: string | readonly string[];
  headers?: Record<string, string>;
}

/**
 * One route of the API: how it is reached, who may use it, what it takes and gives, and what it does.
 * The same object mounts it, guards it, validates its input and documents it.
 */
export interface Route<Params = unknown, Query = unknown, Body = unknown> {
  method: 'get' | 'post' | 'put' | 'patch' | 'delete';
  /** As documented, `{name}` for parameters, with the slash at the end; it answers without it too. */
  path: string;
  access: ApiAction;
  operationId: string;
  tag: Tag;
  summary: string;
  params?: Joi.ObjectSchema<Params>;
  /** The error code when a path parameter is malformed. */
  notFound?: ErrorCode;
  query?: Joi.ObjectSchema<Query>;
  body?: Joi.ObjectSchema<Body>;
  /** Request headers that matter, beside `Authorization`: name → what it is for. */
  requestHeaders?: Record<string, string>;
  /**
   * The body is wanted as it was sent: it is not parsed, and its content type is free. `form` is one that a browser
   * sends, for the document.
   */
  rawBody?: true | 'form';
  /** Its service counts its requests itself; the limit of writes does not. */
  hasOwnLimit?: true;
  responses: Record<number, DocumentedAnswer>;
  /** The refusals that this route itself makes. Those of access and validation are added by themselves. */
  errors?: ErrorCode[];
  handler: (request: RouteRequest<Params, Query, Body>) => Promise<Answer>;
}

/** Declares a route. The types of its input follow from its schemas. */
export function route<Params = unknown, Query = unknown, Body = unknown>(
  definition: Route<Params, Query, Body>,
): Route {
  // A handler only ever gets what its own schemas have let through, so the types may be forgotten here.
  return definition as unknown as Route;
}

/** A 200 with a body. */
export function ok(body: unknown, headers?: Record<string, string>): Answer {
  return headers ? { status: 200, body, headers } : { status: 200, body };
}
