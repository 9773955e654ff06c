import { createTransport, type Mail, type SMTPPoolOptions, type SMTPPoolSentMessageInfo } from 'nodemailer';
import { config } from '../../../config/index.js';
import type { EmailKind, Language } from '../../models/index.js';
import { type IssuedReceipt, receiptFileName, receiptPdf } from '../receipts/index.js';
import { sender } from './sender.js';

/** A mail that has been claimed, as it leaves. */
export interface OutgoingMail {
  kind: EmailKind;
  recipient: string;
  language: Language;
  subject: string;
  html: string;
  text: string;
  calendar: string | null;
  /** Attached as PDF, each rendered as the mail leaves. */
  receipts: IssuedReceipt[];
  messageId: string;
  createdAt: Date;
}

/** The way out: a pool of connections to one SMTP server. */
export interface MailTransport {
  pool: Mail<SMTPPoolSentMessageInfo, SMTPPoolOptions>;
  /** After which a mail has failed, however slowly its server goes on answering. */
  deadlineMs: number;
  close(): void;
}

/** How many mails leave at the same time. */
export const CONNECTIONS = 5;

/** Connections to the SMTP server at `smtpUrl`, opened when needed. The caller closes them. */
export function openTransport(smtpUrl: string, deadlineMs: number): MailTransport {
  const pool = createTransport({
    url: smtpUrl,
    pool: true,
    maxConnections: CONNECTIONS,
    // A repeat is for the outbox to decide, which knows when the mail is no longer ours.
    maxRequeues: 0,
    connectionTimeout: 10_000,
    greetingTimeout: 10_000,
    socketTimeout: 20_000,
    dnsTimeout: 10_000,
    disableFileAccess: true,
    disableUrlAccess: true,
  });
  return { pool, deadlineMs, close: () => pool.close({ force: true }) };
}

/** Sends one mail. Rejects unless the server has accepted it. */
export async function send(transport: MailTransport, mail: OutgoingMail): Promise<void> {
  const from = sender();
  const attachments = [
    ...(mail.calendar ? [calendarFile(mail)] : []),
    ...(await Promise.all(mail.receipts.map(receiptFile))),
  ];
  await transport.pool.sendMail({
    from,
    // As an object, and in the envelope, so that no text can become several recipients.
    to: { name: '', address: mail.recipient },
    envelope: { from: from.address, to: [mail.recipient] },
    ...(mail.kind === 'board_message' && config.boardEmail ? { replyTo: config.boardEmail } : {}),
    subject: mail.subject,
    html: mail.html,
    text: mail.text,
    messageId: mail.messageId,
    date: mail.createdAt,
    headers: {
      'Auto-Submitted': 'auto-generated',
      'X-Auto-Response-Suppress': 'All',
      'Content-Language': mail.language,
    },
    ...(attachments.length > 0 ? { attachments } : {}),
    signal: AbortSignal.timeout(transport.deadlineMs),
  });
}

function calendarFile({ calendar, language }: OutgoingMail) {
  const method = /^METHOD:(\w+)/m.exec(calendar ?? '')?.[1] ?? 'PUBLISH';
  return {
    filename: language === 'nb' ? 'opphold.ics' : 'stay.ics',
    content: calendar ?? '',
    contentType: `text/calendar; charset=utf-8; method=${method}`,
  };
}

async function receiptFile(receipt: IssuedReceipt) {
  return {
    filename: receiptFileName(receipt),
    content: await receiptPdf(receipt),
    contentType: 'application/pdf',
  };
}

/** Whether an error of `send` means that the same mail will never be accepted for its recipient. */
export function isPermanent(error: unknown): boolean {
  if (!(error instanceof Error)) return false;
  const { permanent, command, code } = error as Partial<Record<'permanent' | 'command' | 'code', unknown>>;
  // A refusal of our login or sender is about us: it is put right, and then the mails shall leave.
  if (permanent === true) return command === 'RCPT TO' || command === 'DATA';
  return code === 'EENVELOPE' && command === 'API';
}
