import { expect } from 'chai';
import { DomainError } from '../../src/platform/refusals/errors.js';
import { FieldErrors } from '../../src/platform/refusals/field-errors.js';
import { hashPassword, verifyPassword } from '../../src/services/people/passwords.js';
import { newPasswordHash } from '../../src/services/people/users.js';

const OWNER = { email: 'kari.nordmann@example.org', firstName: 'Kari', lastName: 'Nordmann' };

describe('a new password', () => {
  const problemOf = async (password: string) => {
    try {
      await newPasswordHash(password, OWNER);
      return undefined;
    } catch (error) {
      if (error instanceof FieldErrors) return error.fields.password?.[0]?.key;
      throw error;
    }
  };

  for (const password of [
    '1234567890',
    '0987654321',
    '47114711471147',
    'aaaaaaaaaaaa',
    'abababababab',
    'qwertyuiop',
    'QWERTYuiop12',
    'abcdefghijkl',
    'Passord1234',
    'password123!',
    'koienekoiene',
    'Trondheim2026',
    'kari.nordmann@example.org',
    'Kari.Nordmann1',
    'nordmann2026',
  ]) {
    it(`is not ${password}`, async () => {
      expect(await problemOf(password)).to.equal('guessable');
    });
  }

  for (const password of [
    'Fjellvett1967',
    'SprintIsTheBest',
    'ved sag lavvo kopp',
    'Nordmann går på ski',
    'x7#kQ2!pLw',
  ]) {
    it(`may be ${password}`, async () => {
      expect(await problemOf(password)).to.equal(undefined);
    });
  }

  it('is as long as it has to be', async () => {
    expect(await problemOf('Fjellvett')).to.equal('too_short');
    expect(await problemOf('Fjellvett '.repeat(21))).to.equal('too_long');
  });
});

describe('very many logins at once', () => {
  it('are refused rather than kept waiting, and later ones are let in', async () => {
    const stored = await hashPassword('Fjellvett1967');
    const outcomes = await Promise.allSettled(
      Array.from({ length: 1500 }, () => verifyPassword('Fjellvett1967', stored)),
    );
    const refused = outcomes.flatMap((outcome) => (outcome.status === 'rejected' ? [outcome.reason] : []));
    expect(refused.length).to.be.within(1, 1499);
    for (const reason of refused) expect(reason).to.be.instanceOf(DomainError).with.property('code', 'busy');
    expect(await verifyPassword('Fjellvett1967', stored)).to.equal(true);
  });
});
