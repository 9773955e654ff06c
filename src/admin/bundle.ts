import cluster from 'node:cluster';
import { createHash } from 'node:crypto';
import { readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { join, relative } from 'node:path';
import { config, projectRoot } from '../../config/index.js';
import { bundleFolder } from './adminjs-env.js';
import { COMPONENT_FILES } from './component-loader.js';

/** What is made for the browser: our own components, and the panel's stylesheet. */
export const BUNDLED = { script: join(bundleFolder, 'bundle.js'), style: join(bundleFolder, 'koiene.css') };

const componentFolder = join(projectRoot, 'src/admin/components');
const styleFolder = join(projectRoot, 'src/admin/assets/style');
/** Says what the bundle was made of. */
const stampPath = join(bundleFolder, 'made-of');

let building: Promise<unknown> | undefined;

/** Makes what the browser gets, unless nothing has changed since the last time; false when so. */
export async function buildBundle(): Promise<boolean> {
  const source = await hashOfSources();
  if (source === (await textOf(stampPath)) && (await isThere())) return false;
  const { componentsBundler } = await import('adminjs/bundler');
  componentsBundler.setOutputOption('sourcemap', false);
  // A build that fails must not leave an old bundle that is taken for the new one.
  await rm(stampPath, { force: true });
  await componentsBundler.createEntry({ content: entry() });
  await componentsBundler.build();
  const { build } = await import('esbuild');
  await build({
    entryPoints: [join(styleFolder, 'koiene.css')],
    outfile: BUNDLED.style,
    bundle: true,
    minify: true,
    logLevel: 'error',
  });
  await writeFile(stampPath, source);
  return true;
}

/**
 * The files that are made. In production it is what `npm run build` made, and made only when there is none;
 * elsewhere it is made anew when a component has changed since. Of several processes on one port none makes it while
 * it is there, since all would: their primary has done so before it started them.
 */
export async function freshBundle(): Promise<typeof BUNDLED> {
  const takesWhatIsThere = config.isProduction || cluster.isWorker;
  if (!takesWhatIsThere || !(await isThere())) {
    building ??= buildBundle().finally(() => {
      building = undefined;
    });
    await building;
  }
  return BUNDLED;
}

/** AdminJS finds components by name in `AdminJS.UserComponents`. */
function entry(): string {
  const imports = Object.entries(COMPONENT_FILES).map(
    ([name, file]) => `import { ${name} } from '${relative(bundleFolder, join(componentFolder, file))}';`,
  );
  return `${imports.join('\n')}\nAdminJS.UserComponents = { ${Object.keys(COMPONENT_FILES).join(', ')} };\n`;
}

async function hashOfSources(): Promise<string> {
  const folders = [componentFolder, styleFolder];
  const entries = await Promise.all(
    folders.map((folder) => readdir(folder, { recursive: true, withFileTypes: true }).catch(() => [])),
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
  const texts = await Promise.all(Object.values(BUNDLED).map(textOf));
  return texts.every(Boolean);
}

async function textOf(file: string): Promise<string | undefined> {
  return readFile(file, 'utf8').catch(() => undefined);
}
