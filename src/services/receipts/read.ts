import { QueryTypes } from 'sequelize';
import { config } from '../../../config/index.js';
import { type Caller, may } from '../../access.js';
import { database, type Language, type ReceiptContent, type ReceiptKind } from '../../models/index.js';
import { DomainError } from '../../platform/refusals/errors.js';

/** A receipt or a credit note with its number, ready to be printed. */
export interface IssuedReceipt {
  number: number;
  kind: ReceiptKind;
  amountOre: number;
  /** In which it was issued, and is printed. */
  language: Language;
  content: ReceiptContent;
  /** ISO moment. */
  issuedAt: string;
  /** The receipt that a credit note is about, or the credit note that is taken back; null when there is none. */
  names: number | null;
}

/** One receipt of a booking, as lists of them show it. */
export interface ListedReceipt {
  number: number;
  kind: ReceiptKind;
  /** Credit notes positive, too. */
  amountOre: number;
  /** ISO moment. */
  issuedAt: string;
  /** Of the REST API: a PDF, or a page when asked for. */
  url: string;
}

/** A receipt as JSON (`IssuedReceipt`), as an SQL expression; `receipt` is what a row of `receipts` is called. */
export function receiptJson(receipt: string): string {
  return `json_build_object('number', ${receipt}.number, 'kind', ${receipt}.kind, 'amountOre', ${receipt}.amount_ore,
    'language', ${receipt}.language, 'content', ${receipt}.content, 'issuedAt', ${receipt}.issued_at,
    'names', (select n.number from receipts n where n.id = ${receipt}.names_id))`;
}

/** Where the REST API has a receipt. */
export function receiptUrl(number: number): string {
  return `${config.publicApiUrl ?? ''}/koie/receipts/${number}/`;
}

/** The receipts and credit notes of a booking, in the order of their numbers. */
export async function receiptsOf(bookingId: number): Promise<ListedReceipt[]> {
  const rows = await database().query<Omit<ListedReceipt, 'url'> & { issuedAt: Date }>(
    `select number, kind, amount_ore as "amountOre", issued_at as "issuedAt"
     from receipts where booking_id = $1 order by number`,
    { bind: [bookingId], type: QueryTypes.SELECT },
  );
  return rows.map((row) => ({ ...row, issuedAt: row.issuedAt.toISOString(), url: receiptUrl(row.number) }));
}

/** The receipts that a mail brings as PDF, in the order of their numbers. */
export function receiptsOfMail(emailId: number): Promise<Pick<ListedReceipt, 'number' | 'kind'>[]> {
  return database().query<Pick<ListedReceipt, 'number' | 'kind'>>(
    `select r.number, r.kind from email_receipts m join receipts r on r.id = m.receipt_id
     where m.email_id = $1 order by r.number`,
    { bind: [emailId], type: QueryTypes.SELECT },
  );
}

/** The receipt with this number. Throws `not_found`. */
export async function receiptNumbered(number: number): Promise<IssuedReceipt> {
  return (await find(number)).receipt;
}

/** The same for a caller: the guest of the booking, or somebody who reads all. Throws `not_found` for all others. */
export async function receiptFor(number: number, caller: Caller | null): Promise<IssuedReceipt> {
  const { receipt, userId } = await find(number);
  const isOwn = caller !== null && userId === caller.ntnuiNo;
  if (!isOwn && !may(caller, 'receipts.read_all')) throw new DomainError('not_found');
  return receipt;
}

async function find(number: number): Promise<{ receipt: IssuedReceipt; userId: number | null }> {
  const [found] = await database().query<{ receipt: IssuedReceipt; userId: number | null }>(
    `select ${receiptJson('r')} as receipt, b.user_id as "userId"
     from receipts r join bookings b on b.id = r.booking_id where r.number = $1`,
    { bind: [number], type: QueryTypes.SELECT },
  );
  if (!found) throw new DomainError('not_found');
  return found;
}
