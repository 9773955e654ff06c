import { createHash } from 'node:crypto';
import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import pg from 'pg';
import type { Sequelize } from 'sequelize';
import { projectRoot } from '../../config/index.js';
import { connect } from '../../src/database/connect.js';
import { migrateUp } from '../../src/database/migrate.js';
import { stopStackOn } from '../behind-balancer/stack.js';
import { isBalanced } from './environment.js';
import { administer, databasesNamed, urlOnServer } from './server.js';

/** `empty`: only the tables. `koier`: the 24 koier and what belongs to them too. */
type Template = 'empty' | 'koier';

const TEMPLATE_PREFIX = 'koiene_template_';
let databases = 0;
let prefix: Promise<string> | undefined;
const templates = new Map<Template, Promise<string>>();

/** The database of a describe block, while its tests run. */
export interface TestDatabase {
  /** For connections of one's own, and for processes that a test starts. */
  readonly url: string;
  /** What the models are bound to. */
  readonly sequelize: Sequelize;
  /** Plain connections, for what a test asks or writes behind the application's back. */
  readonly pool: pg.Pool;
}

/**
 * To be called inside a describe: gives its tests a database of their own with the models bound to it,
 * empty or (`seed`) with the koier, and drops it afterwards.
 */
export function useDatabase({ seed = false, poolSize = 10 } = {}): TestDatabase {
  let current: (TestDatabase & { name: string }) | undefined;

  before(async function () {
    this.timeout(60_000);
    const { name, url } = await createDatabase(seed ? 'koier' : 'empty');
    current = {
      name,
      url,
      sequelize: connect(url, { poolSize }),
      pool: new pg.Pool({ connectionString: url, max: 4 }),
    };
  });

  after(async () => {
    if (current && isBalanced) await stopStackOn(current.name);
    await current?.sequelize.close();
    await current?.pool.end();
    if (current) await dropDatabase(current.name);
    current = undefined;
  });

  function open() {
    if (!current) throw new Error('The database exists only while the tests of its describe run');
    return current;
  }
  return {
    get url() {
      return open().url;
    },
    get sequelize() {
      return open().sequelize;
    },
    get pool() {
      return open().pool;
    },
  };
}

/** A database cloned from a template, or (`bare`) without even the tables. The caller drops it. */
export async function createDatabase(template: Template | 'bare'): Promise<{ name: string; url: string }> {
  databases += 1;
  const name = `koiene_test_${process.pid}_${databases}`;
  const source = template === 'bare' ? 'template0' : await templateNamed(template);
  // Four times as fast as the default on a server that does not wait for the disk.
  await administer(`create database ${name} template ${source} strategy file_copy`);
  return { name, url: urlOnServer(name) };
}

/**
 * Drops a database. PostgreSQL waits some seconds for connections that are closing; only what is still there
 * then is ended, since a closing connection that is cut off fails a test that has passed.
 */
export async function dropDatabase(name: string): Promise<void> {
  const dropWithForce = () => administer(`drop database if exists ${name} with (force)`);
  // Once more where a process that is still running has connected again meanwhile.
  await administer(`drop database if exists ${name}`).catch(dropWithForce).catch(dropWithForce);
}

function templateNamed(template: Template): Promise<string> {
  const made = templates.get(template) ?? makeTemplate(template);
  templates.set(template, made);
  return made;
}

/** Made once for a state of migrations and seeders, also where the server outlives the run. */
async function makeTemplate(template: Template): Promise<string> {
  prefix ??= freshPrefix();
  const name = `${await prefix}_${template}`;
  if ((await databasesNamed(name)).length > 0) return name;
  const draft = await createDatabase(template === 'empty' ? 'bare' : 'empty');
  if (template === 'empty') await migrateUp(draft.url);
  else await seedKoier(draft.url);
  // Renamed when whole: a run that is killed, or another at the same time, leaves no half template.
  await administer(`alter database ${draft.name} rename to ${name}`).catch(async (error: unknown) => {
    if ((await databasesNamed(name)).length === 0) throw error;
    await dropDatabase(draft.name);
  });
  return name;
}

async function seedKoier(url: string): Promise<void> {
  const { seedBase } = await import('../../seeders/index.js');
  const sequelize = connect(url);
  try {
    await seedBase();
  } finally {
    await sequelize.close();
  }
}

/** Of the templates for the present migrations and seeders. Those of earlier states are dropped. */
async function freshPrefix(): Promise<string> {
  const hash = createHash('sha256');
  for (const folder of ['migrations', 'seeders']) {
    const files = await readdir(join(projectRoot, folder), { recursive: true, withFileTypes: true });
    const paths = files.filter((file) => file.isFile()).map((file) => join(file.parentPath, file.name));
    for (const path of paths.sort()) hash.update(path).update(await readFile(path));
  }
  const name = `${TEMPLATE_PREFIX}${hash.digest('hex').slice(0, 12)}`;
  for (const old of await databasesNamed(TEMPLATE_PREFIX)) {
    if (!old.startsWith(name)) await dropDatabase(old);
  }
  return name;
}
