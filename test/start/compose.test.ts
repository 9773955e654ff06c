import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { expect } from 'chai';
import { projectRoot } from '../../config/index.js';

describe('docker-compose.yml', () => {
  it('publishes its ports for this machine alone, unless told otherwise', async () => {
    const file = await readFile(join(projectRoot, 'docker-compose.yml'), 'utf8');
    const ports = [...file.matchAll(/^ +- '(?<from>\S+):\d+'$/gm)].map(({ groups }) => groups?.from);
    expect(ports).to.have.length(3);
    for (const from of ports) expect(from).to.match(/^(127\.0\.0\.1:\d+|\$\{\w+:-127\.0\.0\.1:\d+\})$/);
  });
});
