import { createHash } from 'node:crypto';
import { readdir, readFile, rm, stat, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { brotliCompress, gzip } from 'node:zlib';
import { config, projectRoot } from '../../config/index.js';
import { COMPONENT_FILES } from './component-loader.js';
import { frontend } from './frontend.js';

const folder = join(projectRoot, 'adminjs-bundle');

/**
 * Files made for the browser. The first style stands in every page, so that it is painted before anything else has
 * come; the editor of texts is loaded by the forms that have one, what draws plots by the page of figures, and what asks
 * for a passkey by the login page.
 */
export const BUNDLED = {
  script: join(folder, 'panel.js'),
  editor: join(folder, 'editor.js'),
  plots: join(folder, 'plots.js'),
  signIn: join(folder, 'sign-in.js'),
  style: join(folder, 'koiene.css'),
  firstStyle: join(folder, 'first.css'),
};
/** How each is kept besides, by the name of the encoding; made once, so that it can be made as small as it goes. */
export const ENCODINGS = { br: '.br', gzip: '.gz' } as const;

const componentFolder = join(projectRoot, 'src/admin/components');
const styleFolder = join(projectRoot, 'src/admin/assets/style');
/** Says what the bundle was made of. */
const stampPath = join(folder, 'made-of');

let building: Promise<unknown> | undefined;

/** Makes what the browser gets, unless nothing has changed since the last time; false when so. */
export async function buildBundle(): Promise<boolean> {
  const source = await hashOfSources();
  if (source === (await textOf(stampPath)) && (await isThere())) return false;
  // A build that fails must not leave an old bundle that is taken for the new one.
  await rm(stampPath, { force: true });
  const { build } = await import('esbuild');
  const shared = { bundle: true, minify: true, legalComments: 'none', logLevel: 'error' } as const;
  await Promise.all([
    build({
      ...shared,
      stdin: { contents: entry(), resolveDir: componentFolder, loader: 'ts' },
      outfile: BUNDLED.script,
      target: 'es2022',
      jsx: 'automatic',
      define: { 'process.env.NODE_ENV': '"production"' },
      plugins: [frontend],
    }),
    ...(
      [
        ['fields/editor/editor.ts', BUNDLED.editor],
        ['figures/plots/plots.ts', BUNDLED.plots],
        ['sign-in.ts', BUNDLED.signIn],
      ] as const
    ).map(([from, outfile]) =>
      build({
        ...shared,
        entryPoints: [join(componentFolder, from)],
        outfile,
        format: 'esm',
        target: 'es2022',
      }),
    ),
    build({ ...shared, entryPoints: [join(styleFolder, 'koiene.css')], outfile: BUNDLED.style }),
    build({ ...shared, entryPoints: [join(styleFolder, 'first.css')], outfile: BUNDLED.firstStyle }),
  ]);
  await Promise.all(
    [BUNDLED.script, BUNDLED.editor, BUNDLED.plots, BUNDLED.signIn, BUNDLED.style].map(compress),
  );
  await writeFile(stampPath, source);
  return true;
}

/**
 * The files that are made. In production they are what `npm run build` made, and made only when there are none;
 * elsewhere they are made anew when a component or a style has changed since.
 */
export async function freshBundle(): Promise<typeof BUNDLED> {
  if (!config.isProduction || !(await isThere())) {
    building ??= buildBundle().finally(() => {
      building = undefined;
    });
    await building;
  }
  return BUNDLED;
}

/** All components by the names that definitions know them by, and the start. */
function entry(): string {
  const imports = Object.entries(COMPONENT_FILES).map(
    ([name, file]) => `import { ${name} } from './${file}';`,
  );
  return `import { register } from './common/registry';
import { start } from './app/start';
${imports.join('\n')}
register({ ${Object.keys(COMPONENT_FILES).join(', ')} });
start();
`;
}

async function compress(file: string): Promise<void> {
  const whole = await readFile(file);
  await Promise.all([
    promisify(brotliCompress)(whole).then((small) => writeFile(file + ENCODINGS.br, small)),
    promisify(gzip)(whole, { level: 9 }).then((small) => writeFile(file + ENCODINGS.gzip, small)),
  ]);
}

async function hashOfSources(): Promise<string> {
  const entries = await Promise.all(
    [componentFolder, styleFolder].map((from) =>
      readdir(from, { recursive: true, withFileTypes: true }).catch(() => []),
    ),
  );
  const files = entries
    .flat()
    .filter((found) => found.isFile())
    .map((found) => join(found.parentPath, found.name))
    .sort();
  const hash = createHash('sha256').update(entry());
  for (const file of files) hash.update(`\0${file}\0`).update(await readFile(file));
  return hash.digest('hex');
}

async function isThere(): Promise<boolean> {
  const found = await Promise.all(Object.values(BUNDLED).map((file) => stat(file).catch(() => undefined)));
  return found.every((file) => file !== undefined && file.size > 0);
}

async function textOf(file: string): Promise<string | undefined> {
  return readFile(file, 'utf8').catch(() => undefined);
}
