import { Readable } from 'node:stream';
import { expect } from 'chai';
import { objectsIn } from '../../src/legacy-import/django/objects.js';
import { modelName } from '../../src/members/django/row.js';
import { parseMoment } from '../../src/members/django/times.js';
import { phoneNumber } from '../../src/members/models/contact.js';

async function objects(text: string, size: number): Promise<unknown[]> {
  const bytes = Buffer.from(text);
  const chunks = [];
  for (let start = 0; start < bytes.length; start += size) chunks.push(bytes.subarray(start, start + size));
  const found: unknown[] = [];
  for await (const object of objectsIn(Readable.from(chunks))) found.push(JSON.parse(object));
  return found;
}

describe('reading old rows', () => {
  const rows = [{ a: 'å } { "quoted\\" ] 🏔' }, { b: { c: [{}, '\\'] } }, {}];

  it('finds the objects of a list, and one on each line, wherever the pieces are cut', async () => {
    for (const text of [
      JSON.stringify(rows),
      JSON.stringify(rows, null, 2),
      rows.map((row) => JSON.stringify(row)).join('\n'),
    ]) {
      for (const size of [1, 2, 3, 7, 1000])
        expect(await objects(`\ufeff${text}\n`, size)).to.deep.equal(rows);
    }
  });

  it('says where a file is cut off, and where it is something else', async () => {
    const problem = async (text: string) => objects(text, 5).catch((error: Error) => error.message);
    expect(await problem('[{"a": "x"')).to.contain('cut off');
    expect(await problem('[{}, "text"]')).to.contain('unexpected text at byte 5');
    expect(await objects('[]', 1)).to.deep.equal([]);
  });

  it('knows a model by each of its names', () => {
    for (const name of ['koie_booking.BookingModel', 'koie_booking.bookingmodel', 'koie_booking.booking'])
      expect(modelName(name)).to.equal('koie_booking.booking');
  });

  it('reads phone numbers in many forms', () => {
    for (const written of [
      '91234567',
      '912 34 567',
      '+47 912 34 567',
      '004791234567',
      '4791234567',
      'tlf. 912-34-567',
      '(+47) 91234567',
    ])
      expect(phoneNumber(written), written).to.equal('+4791234567');
    expect(phoneNumber('+46 70 123 45 67')).to.equal('+46701234567');
    for (const written of ['123', 'spør mor', '', '0047'])
      expect(phoneNumber(written), written).to.equal(undefined);
  });

  it('takes times without a zone as the clocks of Oslo, summer and winter', () => {
    expect(parseMoment('2020-07-01T12:00:00')).to.equal('2020-07-01T10:00:00.000000Z');
    expect(parseMoment('2020-12-01 12:00:00.123456')).to.equal('2020-12-01T11:00:00.123456Z');
    expect(parseMoment('2020-12-01T12:00:00+00:00')).to.equal('2020-12-01T12:00:00.000000Z');
    // The clock shows this twice: the first time, still in summer.
    expect(parseMoment('2020-10-25 02:30:00')).to.equal('2020-10-25T00:30:00.000000Z');
    expect(parseMoment('2020-02-30 12:00')).to.equal(undefined);
  });
});
