import { execFile } from 'node:child_process';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { expect } from 'chai';
import { projectRoot } from '../../config/index.js';
import { ERROR_STATUS } from '../../src/platform/refusals/errors.js';
import { useApi } from '../support/api.js';
import { useDatabase } from '../support/database.js';

const run = promisify(execFile);

describe('the OpenAPI document', () => {
  useDatabase();
  const api = useApi();

  it("has nothing that the linter's recommended rules find", async function () {
    this.timeout(60_000);
    const folder = await mkdtemp(join(tmpdir(), 'koiene-openapi-'));
    const file = join(folder, 'openapi.json');
    await writeFile(file, JSON.stringify((await api.get('/openapi.json')).body));
    const cli = join(projectRoot, 'node_modules/@redocly/cli/bin/cli.js');
    const { stdout } = await run(
      process.execPath,
      [cli, 'lint', file, '--extends=recommended', '--format=json'],
      {
        env: { ...process.env, REDOCLY_TELEMETRY: 'off', REDOCLY_SUPPRESS_UPDATE_NOTICE: 'true' },
      },
    );
    await rm(folder, { recursive: true });
    const { problems } = JSON.parse(stdout.slice(stdout.indexOf('{')));
    // The address of guests' own pages was given. `manage` is no uuid, and the router looks for the pages first.
    const isOfGuests = ({ ruleId, message }: { ruleId: string; message: string }) =>
      ruleId === 'no-ambiguous-paths' && message.includes('/koie/booking/manage/{token}');
    expect(
      problems.filter((problem: Parameters<typeof isOfGuests>[0]) => !isOfGuests(problem)),
    ).to.deep.equal([]);
  });

  it('lists every error code', async () => {
    const { body } = await api.get('/openapi.json');
    expect(body.components.schemas.Error.properties.code.enum).to.deep.equal(Object.keys(ERROR_STATUS));
  });
});
