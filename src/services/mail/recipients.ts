import { QueryTypes } from 'sequelize';
import { database, type Language } from '../../models/index.js';
import type { MailBooking } from './booking-data.js';
import { addressIn } from './clean.js';

/** Somebody who gives out keys, and the bookings whose keys are theirs. */
export interface KeyHolder {
  recipient: { address: string; language: Language };
  keys: MailBooking[];
}

/**
 * Who is to know about the keys of bookings: the desk that holds them, when its contact has an e-mail
 * address, and otherwise the active members of the group `sit`.
 */
export async function keyHolders(bookings: readonly MailBooking[]): Promise<KeyHolder[]> {
  const holders = new Map<string, KeyHolder>();
  const staff = bookings.some((booking) => !addressIn(booking.deskContact)) ? await sitStaff() : [];
  for (const booking of bookings) {
    const desk = addressIn(booking.deskContact);
    const recipients = desk ? [{ address: desk, language: 'nb' as const }] : staff;
    for (const recipient of recipients) {
      const holder = holders.get(recipient.address.toLowerCase()) ?? { recipient, keys: [] };
      holder.keys.push(booking);
      holders.set(recipient.address.toLowerCase(), holder);
    }
  }
  return [...holders.values()];
}

function sitStaff(): Promise<{ address: string; language: Language }[]> {
  return database().query(
    `select distinct u.ntnui_no, coalesce(nullif(u.contact_email, ''), u.email) as address, u.language
     from users u
     join memberships m on m.user_id = u.ntnui_no and (m.group_expiry is null or m.group_expiry >= oslo_today())
     join groups g on g.group_id = m.group_id and g.slug = 'sit'
     where u.is_active order by u.ntnui_no`,
    { type: QueryTypes.SELECT },
  );
}
