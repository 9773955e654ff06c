import { QueryTypes, type Transaction } from 'sequelize';
import { database, type KeyStatus, type Language } from '../../models/index.js';
import { nightsBetween } from '../../platform/clock.js';
import { FieldErrors } from '../../platform/refusals/field-errors.js';
import { isAddress } from '../mail/index.js';

export const STAYS = ['arriving', 'staying', 'leaving'] as const;

/** Who is chosen. Bookings are named, or have to do with some nights; all else narrows that. */
export interface Audience {
  /** Ids of bookings; empty: by the nights. */
  bookings: number[];
  /** What they do between the days, both included (Oslo): arrive, stay a night, or leave. */
  stay: (typeof STAYS)[number];
  from?: string | undefined;
  to?: string | undefined;
  /** Ids of koier; empty: all. */
  koier: number[];
  keyStatus?: KeyStatus | undefined;
  isPaid?: boolean | undefined;
  language?: Language | undefined;
}

/** A booking that a message goes to. Days are Oslo days, moments ISO. */
export interface Recipient {
  id: number;
  reference: string;
  guest: string | null;
  contactEmail: string;
  phone: string | null;
  koie: string;
  arrivalDate: string;
  departureDate: string;
  guests: number;
  keyStatus: KeyStatus;
  isPaid: boolean;
  language: Language;
  /** When the board last wrote to it. */
  writtenAt: string | null;
  /** It has an address that mail can be sent to. */
  isReachable: boolean;
}

/** More are a mistake, or a newsletter. */
const MOST_RECIPIENTS = 1000;
const MOST_DAYS = 366;

/** No stay is longer than 366 nights, which keeps each of them within an index. */
const BETWEEN: Record<Audience['stay'], string> = {
  arriving: 'b.arrival_date between $1::date and $2::date',
  staying: `b.arrival_date <= $2::date and b.arrival_date > $1::date - 367
    and b.departure_date > $1::date and b.departure_date <= $2::date + 366`,
  leaving: 'b.departure_date between $1::date and $2::date',
};

/**
 * The confirmed bookings, not cancelled, that are chosen, by koie and arrival: one for each booking, also where several
 * have the same address. Throws FieldErrors (`from`, `to`, `recipients`) for a choice that is open, or too wide.
 */
export async function recipientsOf(audience: Audience, transaction?: Transaction): Promise<Recipient[]> {
  refuseOpen(audience);
  const { bookings, stay, from, to, koier, keyStatus, isPaid, language } = audience;
  const isNamed = bookings.length > 0;
  const rows = await database().query<Omit<Recipient, 'isReachable'>>(
    `select b.id, b.reference, b.guest, b.contact_email as "contactEmail", b.phone, b.koie,
       b.arrival_date as "arrivalDate", b.departure_date as "departureDate", b.guests,
       b.key_status as "keyStatus", b.paid as "isPaid", coalesce(u.language, 'nb') as language,
       (select max(e.created_at) from emails e where e.booking_id = b.id and e.kind = 'board_message') as "writtenAt"
     from booking_details b left join users u on u.ntnui_no = b.user_id
     where b.stands and ${isNamed ? 'b.id = any ($1::integer[]) and $2::text is null' : BETWEEN[stay]}
       and ($3::integer[] is null or b.koie_id = any ($3::integer[]))
       and ($4::text is null or b.key_status = $4) and ($5::boolean is null or b.paid = $5)
       and ($6::text is null or coalesce(u.language, 'nb') = $6)
     order by b.koie, b.arrival_date, b.id limit ${MOST_RECIPIENTS + 1}`,
    {
      bind: [
        isNamed ? bookings : from,
        isNamed ? null : to,
        koier.length > 0 ? koier : null,
        keyStatus ?? null,
        isPaid ?? null,
        language ?? null,
      ],
      type: QueryTypes.SELECT,
      ...(transaction ? { transaction } : {}),
    },
  );
  if (rows.length > MOST_RECIPIENTS)
    throw new FieldErrors({
      recipients: [{ key: 'too_many_recipients', values: { limit: MOST_RECIPIENTS } }],
    });
  return rows.map((row) => ({ ...row, isReachable: isAddress(row.contactEmail) }));
}

/** A message never goes to everybody. */
function refuseOpen({ bookings, from, to }: Audience): void {
  if (bookings.length > 0) return;
  if (!from) throw new FieldErrors({ from: [{ key: 'required' }] });
  if (!to) throw new FieldErrors({ to: [{ key: 'required' }] });
  if (to < from) throw new FieldErrors({ to: [{ key: 'last_night_before_first' }] });
  if (nightsBetween(from, to) >= MOST_DAYS)
    throw new FieldErrors({ to: [{ key: 'range_too_long', values: { limit: MOST_DAYS } }] });
}
