const { availableParallelism } = require('node:os');

module.exports = {
  'node-option': ['import=tsx', 'no-experimental-require-module'],
  require: ['test/support/global-setup.ts'],
  timeout: 60_000,
  forbidOnly: true,
  forbidPending: true,
  reporter: 'spec',
  // With --parallel: tests wait for processes and databases too, so one core does well with more than one.
  jobs: Math.max(2, availableParallelism()),
};
