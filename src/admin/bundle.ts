import cluster from 'node:cluster';
import { createHash } from 'node:crypto';
import { readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { join, relative } from 'node:path';
import { config, projectRoot } from '../../config/index.js';
import { bundleFolder } from './adminjs-env.js';
import { COMPONENT_FILES } from './component-loader.js';

/** The bundle of our own components, as a file. */
export const bundlePath = join(bundleFolder, 'bundle.js');

const componentFolder = join(projectRoot, 'src/admin/components');
/** Says what the bundle was made of. */
const stampPath = join(bundleFolder, 'made-of');

let building: Promise<unknown> | undefined;

/** Bundles our components for the browser, unless nothing has changed since the last time; false when so. */
export async function buildBundle(): Promise<boolean> {
  const source = await hashOfSources();
  if (source === (await textOf(stampPath)) && (await textOf(bundlePath))) return false;
  const { componentsBundler } = await import('adminjs/bundler');
  componentsBundler.setOutputOption('sourcemap', false);
  // A build that fails must not leave an old bundle that is taken for the new one.
  await rm(stampPath, { force: true });
  await componentsBundler.createEntry({ content: entry() });
  await componentsBundler.build();
  await writeFile(stampPath, source);
  return true;
}

/**
 * The bundle's file. In production it is what `npm run build` made, and made only when there is none;
 * elsewhere it is made anew when a component has changed since. Of several processes on one port none makes it while
 * it is there, since all would: their primary has done so before it started them.
 */
export async function freshBundle(): Promise<string> {
  const takesWhatIsThere = config.isProduction || cluster.isWorker;
  if (!takesWhatIsThere || !(await textOf(bundlePath))) {
    building ??= buildBundle().finally(() => {
      building = undefined;
    });
    await building;
  }
  return bundlePath;
}

/** AdminJS finds components by name in `AdminJS.UserComponents`. */
function entry(): string {
  const imports = Object.entries(COMPONENT_FILES).map(
    ([name, file]) => `import { ${name} } from '${relative(bundleFolder, join(componentFolder, file))}';`,
  );
  return `${imports.join('\n')}\nAdminJS.UserComponents = { ${Object.keys(COMPONENT_FILES).join(', ')} };\n`;
}

async function hashOfSources(): Promise<string> {
  const entries = await readdir(componentFolder, { recursive: true, withFileTypes: true }).catch(() => []);
  const files = entries
    .filter((found) => found.isFile())
    .map((found) => join(found.parentPath, found.name))
    .sort();
  const hash = createHash('sha256').update(entry());
  for (const file of files) hash.update(`\0${file}\0`).update(await readFile(file));
  return hash.digest('hex');
}

async function textOf(file: string): Promise<string | undefined> {
  return readFile(file, 'utf8').catch(() => undefined);
}
