import { createHash } from 'node:crypto';
import { readFileSync, statSync } from 'node:fs';
import { basename, dirname, join } from 'node:path';
import compression from 'compression';
import { type RequestHandler, Router } from 'express';
import { projectRoot } from '../../../config/index.js';
import { adminRouter } from '../adminjs.js';
import { BUNDLED, freshBundle } from '../bundle.js';

const YEAR_SECONDS = 365 * 24 * 60 * 60;
const COMPONENTS = '/frontend/assets/components.bundle.js';
const STYLE = '/frontend/assets/koiene.css';
const OWN = [{ path: '/frontend/assets/koiene.svg', src: join(projectRoot, 'src/admin/assets/koiene.svg') }];

/** AdminJS's scripts, styles and fonts, and the bundle of our own components. Public: they hold no data. */
export function assets(): Router {
  const router = Router();
  router.use('/frontend', compression());
  for (const { path, src } of [...adminRouter.assets, ...OWN]) {
    if (path !== COMPONENTS)
      router.get(
        path,
        serve(() => Promise.resolve(productionVariant(src))),
      );
  }
  router.get(
    COMPONENTS,
    serve(async () => (await freshBundle()).script),
  );
  router.get(
    STYLE,
    serve(async () => (await freshBundle()).style),
  );
  return router;
}

/** Marks the addresses of assets in pages with what they hold, so that browsers can keep them for good. */
export const versionAssets: RequestHandler = (_request, response, next) => {
  const send = response.send.bind(response);
  response.send = (body?: unknown) =>
    send(typeof body === 'string' && body.includes('/admin/frontend/assets/') ? withVersions(body) : body);
  next();
};

function withVersions(html: string): string {
  return html.replace(/(src|href)="(\/admin\/frontend\/assets\/[\w.-]+)"/g, (_all, attribute, path) => {
    const source = sourceOf(path);
    return `${attribute}="${path}?v=${source ? versionOf(source) : 'none'}"`;
  });
}

function serve(find: () => Promise<string>) {
  return async (
    request: { query: Record<string, unknown> },
    response: { set(name: string, value: string): unknown; sendFile(name: string, options: object): void },
  ) => {
    const file = await find();
    const isVersioned = request.query.v !== undefined;
    response.set('Cache-Control', isVersioned ? `public, max-age=${YEAR_SECONDS}, immutable` : 'no-cache');
    // A root of its own, so that a folder with a dot further up (pnpm's, a checkout's) is not looked at.
    response.sendFile(basename(file), { root: dirname(file), dotfiles: 'allow', cacheControl: false });
  };
}

/** The development variant of the design system is six times as large, and tells nobody anything. */
function productionVariant(src: string): string {
  return src
    .replace(/([.-])development\.js$/, '$1production.js')
    .replace('bundle.development.', 'bundle.production.');
}

function sourceOf(path: string): string | undefined {
  if (path.endsWith(COMPONENTS)) return BUNDLED.script;
  if (path.endsWith(STYLE)) return BUNDLED.style;
  const asset = [...adminRouter.assets, ...OWN].find((candidate) => path.endsWith(candidate.path));
  return asset && productionVariant(asset.src);
}

const versions = new Map<string, { modified: number; version: string }>();

function versionOf(file: string): string {
  const modified = statSync(file, { throwIfNoEntry: false })?.mtimeMs;
  if (modified === undefined) return 'none';
  const known = versions.get(file);
  if (known?.modified === modified) return known.version;
  const version = createHash('sha256').update(readFileSync(file)).digest('base64url').slice(0, 12);
  versions.set(file, { modified, version });
  return version;
}
