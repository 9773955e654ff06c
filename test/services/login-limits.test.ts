import { expect } from 'chai';
import { networkOf } from '../../src/platform/rate-limits.js';
import { DomainError } from '../../src/platform/refusals/errors.js';
import { countLogin } from '../../src/services/people/login-limits.js';
import { useDatabase } from '../support/database.js';

describe('limits of logging in', () => {
  const test = useDatabase();
  beforeEach(() => test.pool.query('delete from rate_limits'));

  const isLetIn = (email: string, address: string) =>
    countLogin(email, address).then(
      () => true,
      (error: unknown) => {
        if (error instanceof DomainError && error.code === 'too_many_requests') return false;
        throw error;
      },
    );
  /** How many of so many tries are let in. */
  const letIn = async (tries: number, email: string, address: (number: number) => string) => {
    let count = 0;
    for (let number = 0; number < tries; number += 1) {
      if (await isLetIn(email, address(number))) count += 1;
    }
    return count;
  };
  const nextMinute = () =>
    test.pool.query(
      `update rate_limits set expires_at = now() where expires_at < now() + interval '2 minutes'`,
    );

  it('count the addresses of one IPv6 network as one', async () => {
    expect(await letIn(30, 'kari@example.org', (n) => `2001:db8:1:2::${n.toString(16)}`)).to.equal(10);
    expect(await isLetIn('kari@example.org', '2001:db8:1:3::1')).to.equal(true);
  });

  it('let nobody guess a password for hours, and never keep its owner out', async () => {
    const { email, attacker } = { email: 'kari@example.org', attacker: '192.0.2.1' };
    let guesses = 0;
    for (let minute = 0; minute < 15; minute += 1) {
      guesses += await letIn(10, email, () => attacker);
      await nextMinute();
    }
    expect(guesses).to.equal(100);
    expect(await letIn(5, email, () => '198.51.100.7')).to.equal(5);
  });

  it('slow many networks together down, and never keep the owner in another one out', async () => {
    const email = 'kari@example.org';
    const networks = Array.from({ length: 12 }, (_, number) => `192.0.2.${number}`);
    const guess = async () => {
      let guesses = 0;
      for (const network of networks) guesses += await letIn(10, email, () => network);
      return guesses;
    };
    expect(await guess()).to.equal(120);
    await nextMinute();
    expect(await guess()).to.equal(0);
    expect(await letIn(5, email, () => '198.51.100.7')).to.equal(5);
  });

  it('know a network however its address is written', () => {
    expect(networkOf('::ffff:192.0.2.1')).to.equal('192.0.2.1');
    expect(networkOf('192.0.2.1')).to.equal('192.0.2.1');
    expect(networkOf('2001:0db8:0000:0001:ffff::7')).to.equal(networkOf('2001:db8:0:1::8'));
    expect(networkOf('::1')).to.equal('0:0:0:0');
    expect(networkOf('fe80::1%eth0')).to.equal('fe80:0:0:0');
  });
});
