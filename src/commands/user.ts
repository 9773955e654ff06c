import { erasePersonalData, exportPersonalData } from '../services/people/personal-data.js';
import { runCommand } from './command.js';

await runCommand({
  help: `
npm run user -- export|erase E-MAIL

What a guest may ask for about their own data.
  export  prints all that is stored about whoever has the address, as JSON
  erase   takes them out of everything and closes their account. Nights and money stay for bookkeeping.
          Refused while a stay, a key or a payment of theirs is not over. Cannot be undone.`,
  options: {},
  positionals: { min: 2, max: 2 },
  async run({ positionals: [what = '', email = ''] }) {
    if (what === 'export') return exported(email);
    if (what !== 'erase') throw new Error(`export or erase, not ${what}`);
    const { users, bookings, guests } = await erasePersonalData(email, { source: 'job' });
    if (users + bookings + guests === 0) throw new Error(`Nothing is stored about ${email}`);
    return `Erased: ${users} accounts, ${bookings} bookings, ${guests} names in parties of others.`;
  },
});

async function exported(email: string): Promise<string> {
  const data = await exportPersonalData(email);
  if (!data) throw new Error(`Nothing is stored about ${email}`);
  return JSON.stringify(data, null, 2);
}
