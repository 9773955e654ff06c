import { expect } from 'chai';
import { DomainError } from '../../src/platform/refusals/errors.js';
import { FieldErrors } from '../../src/platform/refusals/field-errors.js';
import { answerTo } from '../../src/platform/refusals/translate.js';

describe('an error that is answered', () => {
  it('has its status, its text in the language asked for, and when to try again', () => {
    const busy = answerTo(new DomainError('busy'), 'en', 'id');
    expect(busy).to.include({ status: 503, code: 'busy', message: 'The service is busy. Try again.' });
    expect(busy.headers).to.deep.equal({ 'Retry-After': '5' });
    const limited = answerTo(new DomainError('too_many_requests', { seconds: 7 }), 'nb', 'id');
    expect(limited.message).to.include('7 sekunder');
    expect(limited.headers).to.deep.equal({ 'Retry-After': '7' });
  });

  it('tells what is wrong with each field, and all of it in one text', () => {
    const error = new FieldErrors({ name: [{ key: 'required' }], beds: [{ key: 'not_a_number' }] });
    const { status, fields, message } = answerTo(error, 'en', 'id');
    expect(status).to.equal(400);
    expect(fields).to.deep.equal({ name: ['This field is required.'], beds: ['Must be a whole number.'] });
    expect(message).to.equal('This field is required. Must be a whole number.');
  });

  for (const [what, status, code] of [
    ['the body parser', 413, 'too_large'],
    ['AdminJS', 403, 'forbidden'],
    ['Express', 400, 'malformed_request'],
    ['a fault', 500, 'internal'],
  ] as const) {
    it(`keeps the status of an error of ${what}: ${status}`, () => {
      const error = Object.assign(new Error('words that are not for the caller'), { status });
      const answer = answerTo(error, 'en', 'the-id');
      expect(answer).to.include({ status, code });
      expect(answer.message).not.to.include('not for the caller');
      if (code === 'internal') expect(answer.message).to.include('the-id');
    });
  }
});
