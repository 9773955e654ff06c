import { randomBytes } from 'node:crypto';
import { requireAccount } from '../services/people/accounts.js';
import { erasePersonalData, exportPersonalData } from '../services/people/personal-data.js';
import { makeAdmin, setPassword } from '../services/people/users.js';
import { runCommand } from './command.js';

const ACTOR = { source: 'job' } as const;

const ACTIONS: Record<string, (who: string) => Promise<string>> = {
  admin: makeAdministrator,
  password: giveNewPassword,
  export: exported,
  erase: erased,
};

await runCommand({
  help: `
npm run user -- admin|password|export|erase E-MAIL

The way in when nobody has one, and what a guest may ask for about their own data. An NTNUI number will do, too.
  admin     makes the account administrator, and lets it in again
  password  gives the account a new password and prints it; everybody who is logged in with it is logged out
  export    prints all that is stored about whoever has the address, as JSON
  erase     takes them out of everything and closes their account. Nights and money stay for bookkeeping.
            Refused while a stay, a key or a payment of theirs is not over. Cannot be undone.`,
  options: {},
  positionals: { min: 2, max: 2 },
  async run({ positionals: [what = '', who = ''] }) {
    const action = ACTIONS[what];
    if (!action) throw new Error(`${Object.keys(ACTIONS).join(', ')}, not ${what}`);
    return action(who);
  },
});

async function makeAdministrator(who: string): Promise<string> {
  const { ntnuiNo, email } = await requireAccount(who);
  await makeAdmin(ntnuiNo, ACTOR);
  return `${email} (${ntnuiNo}) is administrator`;
}

async function giveNewPassword(who: string): Promise<string> {
  const { ntnuiNo, email } = await requireAccount(who);
  const password = randomBytes(12).toString('base64url');
  await setPassword(ntnuiNo, password, ACTOR);
  return `The password of ${email} (${ntnuiNo}) is now ${password}\nLog in and change it: it stands on this screen.`;
}

async function erased(email: string): Promise<string> {
  const { users, bookings, guests } = await erasePersonalData(email, ACTOR);
  if (users + bookings + guests === 0) throw new Error(`Nothing is stored about ${email}`);
  return `Erased: ${users} accounts, ${bookings} bookings, ${guests} names in parties of others.`;
}

async function exported(email: string): Promise<string> {
  const data = await exportPersonalData(email);
  if (!data) throw new Error(`Nothing is stored about ${email}`);
  return JSON.stringify(data, null, 2);
}
