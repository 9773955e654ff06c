const { availableParallelism } = require('node:os');

module.exports = {
  'node-option': ['import=tsx', 'no-experimental-require-module'],
  require: ['test/support/global-setup.ts'],
  timeout: 60_000,
  forbidOnly: true,
  forbidPending: true,
  reporter: 'spec',
  // With --parallel: tests wait for processes, databases and browsers too, so there is work for one more than there are cores.
  jobs: availableParallelism() + 1,
};
