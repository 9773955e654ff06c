import express, { type Request, type RequestHandler } from 'express';
import { refuseOversize } from '../../platform/body-limit.js';
import { DomainError } from '../../platform/refusals/errors.js';

/** A request with the fields of a form or a component, where AdminJS looks for them. */
type WithFields = Request & { fields?: Record<string, unknown> };

/**
 * Reads a body of at most `limit` bytes into memory. Takes the place of express-formidable, which writes
 * whatever it is sent to the disk; the panel has nothing to upload, so files are refused.
 */
export function readBody(limit: number): RequestHandler[] {
  return [refuseOversize(limit), express.raw({ limit, type: () => true }), toFields];
}

/** The fields of a request whose body has been read. */
export function fieldsOf(request: Request): Record<string, unknown> {
  return (request as WithFields).fields ?? {};
}

const toFields: RequestHandler = async (request: WithFields, _response, next) => {
  const sent = Buffer.isBuffer(request.body) ? await parse(request, request.body) : {};
  request.fields = Object.fromEntries(Object.entries(sent).filter(([name]) => !isOwnName(name)));
  next();
};

async function parse(request: Request, body: Buffer): Promise<Record<string, unknown>> {
  if (body.length === 0) return {};
  switch (request.is(['json', 'urlencoded', 'multipart/form-data'])) {
    case 'json':
      return parseJson(body);
    case 'urlencoded':
      return Object.fromEntries(new URLSearchParams(body.toString('utf8')));
    case 'multipart/form-data':
      return parseMultipart(request.headers['content-type'] ?? '', body);
    default:
      throw new DomainError('unsupported_media_type');
  }
}

function parseJson(body: Buffer): Record<string, unknown> {
  try {
    const value: unknown = JSON.parse(body.toString('utf8'), (name, part) =>
      isOwnName(name) ? undefined : part,
    );
    if (typeof value === 'object' && value !== null && !Array.isArray(value)) return { ...value };
  } catch {
    // Told below, like every other thing that is no object.
  }
  throw new DomainError('malformed_json');
}

async function parseMultipart(contentType: string, body: Buffer): Promise<Record<string, unknown>> {
  const sent = new Response(new Uint8Array(body), { headers: { 'Content-Type': contentType } });
  const form = await sent.formData().catch(() => {
    throw new DomainError('malformed_request');
  });
  const fields = [...form.entries()];
  if (fields.some(([, value]) => typeof value !== 'string')) throw new DomainError('unsupported_media_type');
  return Object.fromEntries(fields);
}

/** Names that every object has: AdminJS builds objects of the names it is sent, and would take these for its own. */
function isOwnName(name: string): boolean {
  return name.split('.').some((part) => part in Object.prototype);
}
