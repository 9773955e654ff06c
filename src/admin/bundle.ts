import { readdir, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { config, projectRoot } from '../../config/index.js';
import { AdminJS } from './adminjs.js';
import { bundleFolder } from './adminjs-env.js';
import { componentLoader } from './component-loader.js';

/** The bundle of our own components, as a file. */
export const bundlePath = join(bundleFolder, 'bundle.js');

let building: Promise<void> | undefined;

/** Bundles our components for the browser. */
export async function buildBundle(): Promise<void> {
  const { componentsBundler, generateUserComponentEntry } = await import('adminjs/bundler');
  const content = generateUserComponentEntry(new AdminJS({ componentLoader }), bundleFolder);
  componentsBundler.setOutputOption('sourcemap', false);
  await componentsBundler.createEntry({ content });
  await componentsBundler.build();
}

/**
 * The bundle's file. In production it is what `npm run build` made, and made only when there is none;
 * elsewhere it is made anew when a component has changed since.
 */
export async function freshBundle(): Promise<string> {
  if (!(await isFresh())) {
    building ??= buildBundle().finally(() => {
      building = undefined;
    });
    await building;
  }
  return bundlePath;
}

async function isFresh(): Promise<boolean> {
  const bundled = await modified(bundlePath);
  if (bundled === 0 || config.isProduction) return bundled > 0;
  const folder = join(projectRoot, 'src/admin/components');
  const files = await readdir(folder, { recursive: true }).catch(() => []);
  const changed = await Promise.all(files.map((file) => modified(join(folder, file))));
  return Math.max(0, ...changed) <= bundled;
}

async function modified(file: string): Promise<number> {
  return stat(file).then(
    ({ mtimeMs }) => mtimeMs,
    () => 0,
  );
}
