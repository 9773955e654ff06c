import { createHash } from 'node:crypto';
import { readFileSync, statSync } from 'node:fs';
import { basename, dirname, extname, join } from 'node:path';
import { type Request, type Response, Router } from 'express';
import { projectRoot } from '../../../config/index.js';
import { BUNDLED, ENCODINGS, freshBundle } from '../bundle.js';

const YEAR_SECONDS = 365 * 24 * 60 * 60;
const ROOT = '/frontend/assets';

/** Files that pages ask for, by their name in the address. Public: they hold no data. */
const FILES = {
  'components.bundle.js': BUNDLED.script,
  'editor.js': BUNDLED.editor,
  'plots.js': BUNDLED.plots,
  'sign-in.js': BUNDLED.signIn,
  'koiene.css': BUNDLED.style,
  'koiene.svg': join(projectRoot, 'src/admin/assets/koiene.svg'),
} as const;

/** The panel's scripts, stylesheet and picture. */
export function assets(): Router {
  const router = Router();
  for (const [name, file] of Object.entries(FILES)) {
    router.get(`${ROOT}/${name}`, async (request, response) => {
      await freshBundle();
      send(file, request, response);
    });
  }
  return router;
}

/** The address of an asset, marked with what it holds, so that browsers can keep it for good. */
export function addressOf(name: keyof typeof FILES): string {
  return `/admin${ROOT}/${name}?v=${versionOf(FILES[name])}`;
}

function send(file: string, request: Request, response: Response): void {
  const isVersioned = request.query.v !== undefined;
  response.set('Cache-Control', isVersioned ? `public, max-age=${YEAR_SECONDS}, immutable` : 'no-cache');
  response.vary('Accept-Encoding').type(extname(file));
  const encoding = request.acceptsEncodings(...encodingsOf(file));
  const isEncoded = encoding === 'br' || encoding === 'gzip';
  if (isEncoded) response.set('Content-Encoding', encoding);
  // A root of its own, so that a folder with a dot further up (pnpm's, a checkout's) is not looked at.
  response.sendFile(basename(file) + (isEncoded ? ENCODINGS[encoding] : ''), {
    root: dirname(file),
    dotfiles: 'allow',
    cacheControl: false,
  });
}

/** How a file is kept, the smallest first. */
function encodingsOf(file: string): string[] {
  const kept = Object.entries(ENCODINGS).filter(([, ending]) =>
    statSync(file + ending, { throwIfNoEntry: false }),
  );
  return [...kept.map(([encoding]) => encoding), 'identity'];
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
