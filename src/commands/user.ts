import { randomBytes } from 'node:crypto';
import { type Erased, erasePerson, previewErasure } from '../services/people/erase.js';
import { listErasures, saveErasures } from '../services/people/erasures.js';
import { exportPersonalData } from '../services/people/export.js';
import { requireAccount } from '../services/people/find-account.js';
import { invite } from '../services/people/password-links.js';
import { findPerson } from '../services/people/person.js';
import { makeAdmin, setPassword } from '../services/people/users.js';
import { resetFactors } from '../services/two-factor/index.js';
import { agreed } from './agreed.js';
import { runCommand } from './command.js';
import { ERASURES_FILE } from './erasures-file.js';

const ACTOR = { source: 'job' } as const;

const ACTIONS: Record<string, (who: string, yes?: boolean) => Promise<string>> = {
  admin: makeAdministrator,
  password: giveNewPassword,
  invite: invited,
  'reset-second-factor': resetSecondFactor,
  export: exported,
  erase: erased,
};

await runCommand({
  help: `
npm run user -- admin|password|invite|reset-second-factor|export|erase E-MAIL [--yes]

The way in when nobody has one, and what a guest may ask for about their own data. An NTNUI number will do, too.
  admin     makes the account administrator, and lets it in again
  password  gives the account a new password and prints it; everybody who is logged in with it is logged out
  invite    mails the account a link, good for a week, to set its own password; not for members, whose passwords are the
            membership system's
  reset-second-factor
            takes the account's codes and recovery codes for the panel away and ends its sessions; its owner is told by
            mail, and sets up new ones at the next login if they must have one
  export    prints all that is stored about whoever has the address, as JSON
  erase     says what would be erased and asks (--yes answers that); then takes them out of everything and closes
            their account. Nights and money stay for bookkeeping, and so do receipts with the name that is on them: the
            law asks for five years. A sync does not bring them back, and a restore erases them again. Refused while a stay, a key or a payment of theirs is not over. Cannot be undone.`,
  options: { yes: { type: 'boolean' } },
  positionals: { min: 2, max: 2 },
  async run({ values, positionals: [what = '', who = ''] }) {
    const action = ACTIONS[what];
    if (!action) throw new Error(`${Object.keys(ACTIONS).join(', ')}, not ${what}`);
    return action(who, values.yes);
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

async function invited(who: string): Promise<string> {
  const { ntnuiNo, email } = await requireAccount(who);
  await invite(ntnuiNo, ACTOR);
  return `${email} (${ntnuiNo}) is sent a link to set a password`;
}

async function resetSecondFactor(who: string): Promise<string> {
  const { ntnuiNo, email } = await requireAccount(who);
  await resetFactors(ntnuiNo, ACTOR);
  return `${email} (${ntnuiNo}) has no second factor and no sessions any more`;
}

async function erased(who: string, yes: boolean | undefined): Promise<string> {
  const person = await findPerson(who);
  const foreseen = await previewErasure(person);
  const meant = [person.ntnuiNo === null ? 'no account' : `account ${person.ntnuiNo}`, ...person.emails].join(
    ', ',
  );
  const what = [`This is erased for good (${meant}):`, ...told(foreseen)].join('\n');
  if (!(await agreed(what, yes))) return 'Nothing was changed.';
  const done = await erasePerson(person, ACTOR);
  const unsaved = await saveErasures(ERASURES_FILE).then(() => [], missingInFile);
  return ['Erased:', ...told(done), ...unsaved].join('\n');
}

/** Without that line an older backup would bring them back. */
async function missingInFile(error: Error): Promise<string[]> {
  const noted = (await listErasures()).at(-1);
  return [
    `${ERASURES_FILE} could not be written (${error.message}). Add this line to it:`,
    JSON.stringify(noted),
  ];
}

function told({ accounts, bookings, guests, receipts, texts }: Erased): string[] {
  return [
    `  ${accounts} accounts, ${bookings} bookings, ${guests} names in parties of others`,
    ...(receipts > 0
      ? [
          `  ${receipts} receipts stay: the law has them kept for five years. They have the name, and no more of them`,
        ]
      : []),
    ...texts.map(({ table, id, column }) => `  ${table} ${id}: their name, number or address in ${column}`),
    ...(texts.length > 0
      ? ['  Read these texts: what says in other words who it was has to be taken out by hand.']
      : []),
  ];
}

async function exported(who: string): Promise<string> {
  return JSON.stringify(await exportPersonalData(await findPerson(who)), null, 2);
}
