import { expect } from 'chai';
import { User } from '../../src/models/index.js';
import { describedError } from '../../src/platform/described-error.js';
import { useDatabase } from '../support/database.js';
import { buildUser } from '../support/factories.js';

describe('an error in the log', () => {
  const test = useDatabase();
  const errorOf = async (work: Promise<unknown>): Promise<unknown> => {
    const [outcome] = await Promise.allSettled([work]);
    if (outcome.status === 'fulfilled') throw new Error('nothing failed');
    return outcome.reason;
  };
  const logged = (error: unknown) => JSON.stringify(describedError(error));
  const person = {
    email: 'kari.nordmann@example.org',
    passwordHash: 'scrypt$hemmelig',
    phoneNumber: '99887766',
  };
  const expectNobodyIn = (text: string) => {
    for (const secret of Object.values(person)) expect(text).to.not.include(secret);
  };

  it('tells what went wrong and where, and nothing of the person it was about', async () => {
    await buildUser(person);
    const text = logged(await errorOf(User.create(person)));
    expectNobodyIn(text);
    expect(text)
      .to.include('23505')
      .and.to.include('users_email_key')
      .and.to.match(/at .*create/);
  });

  it('repeats no value that the database refuses, nor what a mail server answers', async () => {
    const error = await errorOf(test.sequelize.query('select $1::text::integer', { bind: [person.email] }));
    expect(String(error)).to.include(person.email);
    expectNobodyIn(logged(error));
    const rejected = Object.assign(new Error(`550 <${person.email}> unknown`), { responseCode: 550 });
    expectNobodyIn(logged(rejected));
    expectNobodyIn(logged(new Error('sending', { cause: rejected })));
  });

  it('of a connection that breaks in the middle of a statement holds none of its parameters', async () => {
    const error = await errorOf(
      test.sequelize.query('select pg_terminate_backend(pg_backend_pid()), $1::text, $2::text, $3::text', {
        bind: Object.values(person),
      }),
    );
    expectNobodyIn(logged(error));
    expect(logged(error)).to.include('57P01');
  });
});
