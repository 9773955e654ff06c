import { spawnSync } from 'node:child_process';
import { expect } from 'chai';
import { projectRoot } from '../../config/index.js';

describe('the systemd unit', () => {
  const analyze = (...args: string[]) =>
    spawnSync('systemd-analyze', args, { cwd: projectRoot, encoding: 'utf8' });

  it('is one that systemd takes without a complaint', () => {
    const { status, stderr } = analyze('verify', '--man=no', 'deploy/koiene@.service');
    expect([status, stderr]).to.deep.equal([0, '']);
  });

  it('lets a process do little more than use the network', () => {
    const { status, stdout } = analyze(
      'security',
      '--offline=yes',
      '--threshold=20',
      'deploy/koiene@.service',
    );
    expect(status, stdout).to.equal(0);
  });
});
