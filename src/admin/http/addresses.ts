import type { Request } from 'express';

export const LOGIN = '/admin/login';
export const SECOND_STEP = '/admin/login/code';
export const FORGOTTEN = '/admin/forgotten';
export const HOME = '/admin';

/** Where somebody without a session is sent, and from there on to what was asked for. */
export function loginAddress(request: Request): string {
  const asked =
    request.method === 'GET' && !request.path.startsWith('/api/') ? request.originalUrl : undefined;
  return asked && isOwnPath(asked) && asked !== HOME && asked !== `${HOME}/` ? withNext(LOGIN, asked) : LOGIN;
}

/** Where to go on to after signing in, if it was said and is in the panel. */
export function nextOf(request: Request): string | undefined {
  const { next } = request.query;
  return typeof next === 'string' && isOwnPath(next) ? next : undefined;
}

/** An address that says where to go on to. */
export function withNext(address: string, next: string | undefined): string {
  return next ? `${address}?next=${encodeURIComponent(next)}` : address;
}

/** Letters that mean nothing in a script's text, and no way out of the panel. */
function isOwnPath(path: string): boolean {
  return /^\/admin(\/[\w\-/.~%?&=,+]*)?$/.test(path) && !path.includes('..');
}
