import { QueryTypes } from 'sequelize';
import { database, type EmailState, USER_NAME } from '../../models/index.js';

/** A message that was sent, with how far its mails are. Moments are ISO. */
export interface SentMessage {
  id: number;
  subjectNb: string;
  textNb: string;
  subjectEn: string;
  textEn: string;
  sentAt: string;
  /** Who sent it; null when the account is gone. */
  sender: string | null;
  recipients: number;
  sent: number;
  failed: number;
}

/** What became of a message for one booking. */
export interface MessageMail {
  mailId: number;
  /** Null when the booking has been deleted since. */
  bookingId: number | null;
  reference: string | null;
  guest: string | null;
  koie: string | null;
  recipient: string;
  state: EmailState;
  at: string;
  lastError: string | null;
}

const SELECT = `select m.id, m.subject_nb as "subjectNb", m.text_nb as "textNb", m.subject_en as "subjectEn",
    m.text_en as "textEn", m.sent_at as "sentAt", ${USER_NAME} as sender, m.recipients, mails.*
  from messages m left join users u on u.ntnui_no = m.sent_by
  cross join lateral (
    select count(*) filter (where e.state = 'sent')::integer as sent,
      count(*) filter (where e.state = 'failed')::integer as failed
    from emails e where e.kind = 'board_message' and e.sequence = m.id
  ) as mails`;

/** The latest messages of the board, the newest first. */
export function sentMessages(limit: number): Promise<SentMessage[]> {
  return database().query<SentMessage>(`${SELECT} order by m.sent_at desc, m.id desc limit $1`, {
    bind: [limit],
    type: QueryTypes.SELECT,
  });
}

/** A message, and what became of it for each booking; null when there is none with that number. */
export async function sentMessage(id: number): Promise<(SentMessage & { mails: MessageMail[] }) | null> {
  const [message] = await database().query<SentMessage>(`${SELECT} where m.id = $1`, {
    bind: [id],
    type: QueryTypes.SELECT,
  });
  if (!message) return null;
  const mails = await database().query<MessageMail>(
    `select e.id as "mailId", b.id as "bookingId", b.reference, b.guest, b.koie, e.recipient, e.state,
       coalesce(e.sent_at, e.created_at) as at, e.last_error as "lastError"
     from emails e left join booking_details b on b.id = e.booking_id
     where e.kind = 'board_message' and e.sequence = $1
     order by e.state <> 'failed', b.koie, b.arrival_date, e.id`,
    { bind: [id], type: QueryTypes.SELECT },
  );
  return { ...message, mails };
}
