import { existsSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { type Config, ConfigError, loadConfig } from './load.js';

export { type Config, ConfigError, loadConfig } from './load.js';

/** The folder with package.json, both when run from the sources and when compiled into dist/. */
export const projectRoot = findProjectRoot(dirname(fileURLToPath(import.meta.url)));

/** The configuration of this process. The only reading of its environment. */
export const config = configOfThisProcess();

function findProjectRoot(folder: string): string {
  if (existsSync(join(folder, 'package.json'))) return folder;
  const parent = dirname(folder);
  if (parent === folder) throw new Error('No package.json above the configuration');
  return findProjectRoot(parent);
}

function configOfThisProcess(): Config {
  const envFile = join(projectRoot, '.env');
  // Tests must never reach the database or the mail server of somebody's .env.
  if (process.env.NODE_ENV !== 'test' && existsSync(envFile)) process.loadEnvFile(envFile);
  try {
    return loadConfig(process.env, projectRoot);
  } catch (error) {
    if (!(error instanceof ConfigError)) throw error;
    // Here, since every entry point imports this module before any of its own lines runs.
    process.stderr.write(`Configuration: ${error.message}\n`);
    process.exit(1);
  }
}
