import { join } from 'node:path';
import type { OnLoadResult, Plugin } from 'esbuild';
import { projectRoot } from '../../config/index.js';

const adminjs = join(projectRoot, 'node_modules/adminjs/lib/frontend');
const components = join(projectRoot, 'src/admin/components');

/**
 * Of AdminJS's frontend, what our components use. Its own index would bring editors, date pickers and pictures along,
 * four times as much as all else.
 */
const ADMINJS = `
export * from './hooks/index.js';
export { default as createStore } from './store/store.js';
export { flat } from '../utils/flat/index.js';
`;

/** Packages whose files do nothing but export, so that what nobody imports of them is left out. They do not say so. */
const PURE = /node_modules\/(adminjs|@adminjs\/design-system|lodash|polished|react-feather|styled-system)\//;

/** Lets esbuild bundle our components with as much of AdminJS as they use. */
export const frontend: Plugin = {
  name: 'frontend',
  setup(build) {
    const made: Record<string, OnLoadResult> = {
      adminjs: { contents: ADMINJS, resolveDir: adminjs },
      // In place of AdminJS's own client, which knows neither our words for what goes wrong nor the end of a session.
      client: { contents: `export { ApiClient as default } from './common/api';`, resolveDir: components },
    };
    const take = (filter: RegExp, path: string) =>
      build.onResolve({ filter }, () => ({ path, namespace: 'made', sideEffects: false }));
    take(/^adminjs$/, 'adminjs');
    take(/utils\/api-client\.js$/, 'client');
    build.onLoad({ filter: /.*/, namespace: 'made' }, ({ path }) => made[path]);
    build.onResolve({ filter: /.*/ }, async ({ path, pluginData, ...asked }) => {
      if (pluginData === frontend.name) return undefined;
      const found = await build.resolve(path, { ...asked, pluginData: frontend.name });
      return PURE.test(found.path) ? { ...found, sideEffects: false } : undefined;
    });
  },
};
