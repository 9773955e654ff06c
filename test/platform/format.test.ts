import { expect } from 'chai';
import { nightBetween } from '../../src/platform/format.js';
import { errorText } from '../../src/platform/refusals/messages.js';

describe('A night in words', () => {
  it('is between two days, so that nobody takes it for the night before', () => {
    expect(nightBetween('nb', '2026-11-28')).to.equal('28.–29. nov.');
    expect(nightBetween('en', '2026-12-31')).to.equal('31 Dec – 1 Jan');
  });

  it('says how many beds are free on it', () => {
    const told = (free: number) => errorText('beds_taken', 'nb', { night: '2026-11-28', free });
    expect(told(1)).to.equal('Ikke nok ledige senger natten 28.–29. nov.: 1 ledig.');
    expect(told(0)).to.equal('Ikke nok ledige senger natten 28.–29. nov.: 0 ledige.');
  });
});
