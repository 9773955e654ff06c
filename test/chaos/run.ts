import '../support/environment.js';
import { createDatabase, dropDatabase } from '../support/database.js';
import { compilePrograms } from '../support/programs.js';
import { startServerForTests, stopServerForTests } from '../support/server.js';

const { connect } = await import('../../src/database/connect.js');
const { runChaos } = await import('./chaos.js');

await Promise.all([startServerForTests(), compilePrograms()]);
const { name, url } = await createDatabase('empty');
const sequelize = connect(url);
try {
  const result = await runChaos({
    databaseUrl: url,
    rounds: 30,
    mailsPerRound: 200,
    processes: 3,
    faultRate: 0.1,
  });
  process.stdout.write(`${JSON.stringify(result, null, 2)}\n`);
  if (result.lost + result.unexplained + result.changed > 0) process.exitCode = 1;
} finally {
  await sequelize.close();
  await dropDatabase(name);
  await stopServerForTests();
}
