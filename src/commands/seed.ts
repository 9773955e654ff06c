import { config } from '../../config/index.js';
import { seedBase, seedBookings, seedDemo } from '../../seeders/index.js';
import { runCommand } from './command.js';

await runCommand({
  help: `
npm run seed                        the 24 koier, groups, demo users, and bookings and reports around today
npm run seed -- --bookings 100000   so many bookings more, for load tests: 60 stays a day, back in time
  --per-day 600                     so many stays a day, and as many times the beds

Running it again changes nothing that is there already. In production only the koier and groups are loaded.`,
  options: { bookings: { type: 'string' }, 'per-day': { type: 'string' } },
  async run({ values }) {
    const bookings = values.bookings === undefined ? 0 : wholeNumber('bookings', values.bookings);
    const perDay = values['per-day'] === undefined ? undefined : wholeNumber('per-day', values['per-day']);
    const done = [await seedBase()];
    if (!config.isProduction) done.push(await seedDemo());
    else if (bookings > 0) throw new Error('No bookings are made up in production');
    if (bookings > 0) done.push(await seedBookings(bookings, { perDay }));
    return done.join('\n');
  },
});

function wholeNumber(option: string, text: string): number {
  if (!/^[1-9]\d{0,7}$/.test(text))
    throw new Error(`--${option} must be a whole number above 0, not ${text}`);
  return Number(text);
}
