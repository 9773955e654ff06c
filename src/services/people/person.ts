import { QueryTypes } from 'sequelize';
import { database } from '../../models/index.js';
import { accountOf, NobodyMeant } from './find-account.js';

/** Whose data is meant: exactly one account, or a guest without one. */
export interface Person {
  /** Null for a guest without an account. */
  ntnuiNo: number | null;
  /** In small letters; theirs alone. */
  emails: string[];
  /** First and last name, as they have been written. */
  names: string[];
  phones: string[];
}

/** The bookings of a person, and no others; `$1` is `ntnuiNo`, `$2` is `emails`. */
export const OWN_BOOKINGS = `select b.id from bookings b
  where b.user_id = $1 or (b.user_id is null and lower(b.contact_email) = any ($2))`;

/** The values `$1` and `$2` of the statements about a person. */
export function bindsOf({ ntnuiNo, emails }: Person): [number | null, string[]] {
  return [ntnuiNo, emails];
}

/**
 * The person with a login e-mail or an NTNUI number; else the guest without an account who gave that e-mail. Throws
 * `NobodyMeant` when it is empty, when it is only the contact address of accounts, of which it does not name one, and
 * when nothing is stored about it.
 */
export async function findPerson(who: string): Promise<Person> {
  const account = await accountOf(who);
  if (account) return withTraces(account.ntnuiNo, await ownAddresses(account));
  const email = who.trim().toLowerCase();
  // Many guests of a party have no address: an empty one would be all of theirs.
  if (!email) throw new NobodyMeant('An e-mail address or an NTNUI number is needed');
  const sharing = await database().query<{ ntnui_no: number }>(
    'select ntnui_no from users where lower(contact_email) = $1 order by 1',
    { bind: [email], type: QueryTypes.SELECT },
  );
  if (sharing.length > 0) {
    const numbers = sharing.map(({ ntnui_no: number }) => number).join(', ');
    throw new NobodyMeant(`${who} is the contact address of ${numbers}: say which one, by the number`);
  }
  const [known] = await database().query<{ known: boolean }>(
    `select exists (select from bookings where lower(contact_email) = $1)
       or exists (select from guests where lower(email) = $1)
       or exists (select from emails where lower(recipient) = $1) as known`,
    { bind: [email], type: QueryTypes.SELECT },
  );
  if (!known?.known) throw new NobodyMeant(`Nothing is stored about ${who}`);
  return withTraces(null, [email]);
}

/** The login address, and the contact address unless another account has it, too. */
async function ownAddresses(account: { ntnuiNo: number; email: string; contactEmail: string | null }) {
  const login = account.email.toLowerCase();
  const contact = account.contactEmail?.trim().toLowerCase();
  if (!contact || contact === login) return [login];
  const others = await database().query(
    'select from users where ntnui_no <> $1 and $2 in (lower(email), lower(contact_email)) limit 1',
    { bind: [account.ntnuiNo, contact], type: QueryTypes.SELECT },
  );
  return others.length > 0 ? [login] : [login, contact];
}

async function withTraces(ntnuiNo: number | null, emails: string[]): Promise<Person> {
  const rows = await database().query<{ name: string; phone: string }>(
    `select trim(first_name || ' ' || last_name) as name, coalesce(phone_number, '') as phone
       from users where ntnui_no = $1
     union
     select coalesce(trim(b.guest_name), ''), coalesce(b.guest_phone, '') from bookings b where b.id in (${OWN_BOOKINGS})
     union
     select trim(name), phone from guests where lower(email) = any ($2)`,
    { bind: [ntnuiNo, emails], type: QueryTypes.SELECT },
  );
  return {
    ntnuiNo,
    emails,
    names: [...new Set(rows.map(({ name }) => name).filter((name) => /\S\s+\S/.test(name)))],
    phones: [
      ...new Set(rows.map(({ phone }) => phone).filter((phone) => phone.replace(/\D/g, '').length >= 8)),
    ],
  };
}
