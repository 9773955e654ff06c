import { QueryTypes } from 'sequelize';
import { config } from '../../../config/index.js';
import { Booking, database } from '../../models/index.js';
import { DomainError } from '../../platform/refusals/errors.js';
import { type Actor, write } from '../../platform/write.js';
import { isTokenOf, linkToken, type NumberedLink, tokenHash } from './token.js';

/** How long after the day of departure (Oslo) a link opens the page. */
const VALID_DAYS = 30;
const TOKEN = /^[\w-]{43}$/;
/** In the address in place of the token wherever a link is not to be told. */
export const HIDDEN = 'hidden';

/** Where a guest's own page is; with `HIDDEN` for the token, where a link stands in a mail that waits. */
export function pageAddress(token: string): string {
  return `${config.publicApiUrl ?? ''}/koie/booking/manage/${token}/`;
}

/** A text, such as an address in a log, without the tokens of links: to guests' own pages, calendar feeds, or to set a password. */
export function withoutTokens(text: string): string {
  return text.replace(
    /(\/koie\/booking\/manage\/|\/calendar\/|\/admin\/password\/)[^/\s"'<>]+/gi,
    `$1${HIDDEN}`,
  );
}

/** Whether guests have pages of their own: only where it is known how they reach this server. */
export function hasGuestPages(): boolean {
  return config.publicApiUrl !== undefined;
}

/**
 * The token of the link of a booking, for a mail that is just being sent: noted as a hash, so that it opens the page.
 * The same for each mail until the board replaces it or the secret is changed. Null when there is no such booking.
 */
export async function tokenFor(bookingId: number): Promise<string | null> {
  const link = await Booking.findByPk(bookingId, { attributes: ['uuid', 'linkGeneration'] });
  if (!link) return null;
  const numbered = { uuid: link.uuid, generation: link.linkGeneration };
  const token = linkToken(numbered);
  const bind = [bookingId, numbered.generation, tokenHash(token)];
  // Mails of a booking leave at the same moment: whoever is first, they write the same.
  await database().query(
    'insert into guest_links (booking_id, generation, token_hash) values ($1, $2, $3) on conflict do nothing',
    { bind, type: QueryTypes.RAW },
  );
  await database().query(
    `update guest_links set generation = $2, token_hash = $3, made_at = now()
     where booking_id = $1 and generation <= $2 and token_hash <> $3`,
    { bind, type: QueryTypes.RAW },
  );
  return token;
}

/** The booking whose page a token opens; null for one that is unknown, over or replaced. */
export async function bookingOfToken(token: string): Promise<number | null> {
  if (!TOKEN.test(token)) return null;
  const [found] = await database().query<NumberedLink & { id: number }>(
    `select b.id, b.uuid, b.link_generation as generation
     from guest_links l join bookings b on b.id = l.booking_id and b.link_generation = l.generation
     where l.token_hash = $1
       and (b.confirmed_at is not null or exists (select from waiting_entries w where w.booking_id = b.id)) and b.departure_date >= oslo_today() - $2::integer`,
    { bind: [tokenHash(token), VALID_DAYS], type: QueryTypes.SELECT },
  );
  return found && isTokenOf(token, found) ? found.id : null;
}

/**
 * Ends the link of a booking: the next mail to the guest brings a new one. Throws `booking_not_found`, and
 * `not_confirmed` for a hold, whose guest has none.
 */
export async function replaceLink(bookingId: number, actor: Actor): Promise<void> {
  await write(actor, async (transaction) => {
    const lock = transaction.LOCK.UPDATE;
    const booking = await Booking.findByPk(bookingId, { transaction, lock });
    if (!booking) throw new DomainError('booking_not_found');
    if (!booking.confirmedAt) throw new DomainError('not_confirmed');
    await booking.update({ linkGeneration: booking.linkGeneration + 1 }, { transaction });
  });
}
