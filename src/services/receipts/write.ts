import { QueryTypes, type Transaction } from 'sequelize';
import { config } from '../../../config/index.js';
import {
  database,
  type Language,
  type Payment,
  Receipt,
  type ReceiptContent,
  type ReceiptKind,
  type ReceiptLine,
  type Refund,
} from '../../models/index.js';
import { nightsBetween } from '../../platform/clock.js';
import { oneLine } from '../../platform/one-line.js';

/** Who sells as long as nobody has said it: `SELLER_NAME`. */
const SELLER_NAME = 'NTNUI Koiene';

/** Whether it is said who sells: until then receipts have a name of ours, and no organisation number. */
export function isSellerSet(): boolean {
  return config.seller.name !== undefined && config.seller.orgNo !== undefined;
}

/** What a receipt needs of its booking, as it is just then. */
interface Sale {
  bookingId: number;
  language: Language;
  guest: string;
  /** As the receipt of the charge has it: the name stays when a person is erased from the booking. */
  buyer: string | null;
  reference: string;
  koie: string;
  arrivalDate: string;
  departureDate: string;
  guestsMember: number;
  guestsNotMember: number;
  priceNok: number;
  /** NOK per night. */
  priceMember: number;
  priceNotMember: number;
  /** As the receipt of the charge has it; null while there is none. */
  vat: ReceiptContent['vat'] | null;
}

/**
 * Writes the receipt of a charge that has just succeeded, in the transaction that writes the charge down. Its number is
 * drawn by the database as that commits.
 */
export async function writeReceipt(charge: Payment, transaction: Transaction): Promise<void> {
  const sale = await saleOf(charge.id, transaction);
  const amountOre = charge.amountOre ?? 0;
  const { method, paymentIntentId, chargeId } = charge;
  const isByCard = method === 'card' || method === 'link';
  await write('receipt', sale, { paymentId: charge.id, amountOre }, transaction, {
    lines: linesOfCharge(sale, amountOre),
    payment: { method, stripeId: isByCard ? (paymentIntentId ?? chargeId) : null },
    reason: null,
  });
}

/** Writes the credit note of a refund that has just succeeded, in the transaction that writes the refund down. */
export function writeCreditNote(refund: Refund, transaction: Transaction): Promise<void> {
  return writeOfRefund('credit_note', 'refund', refund, transaction);
}

/**
 * Writes the receipt that takes a credit note back, in the transaction that writes down that its refund has failed
 * after all. Of a refund that has no credit note there is nothing to take back.
 */
export async function takeCreditNoteBack(refund: Refund, transaction: Transaction): Promise<void> {
  const note = await Receipt.count({ where: { refundId: refund.id, kind: 'credit_note' }, transaction });
  if (note > 0) await writeOfRefund('receipt', 'refund_failed', refund, transaction);
}

async function writeOfRefund(
  kind: ReceiptKind,
  what: 'refund' | 'refund_failed',
  { id: refundId, paymentId, amountOre, method, stripeId, reason }: Refund,
  transaction: Transaction,
): Promise<void> {
  const sale = await saleOf(paymentId, transaction);
  await write(kind, sale, { paymentId, refundId, amountOre }, transaction, {
    lines: [{ what, sumOre: amountOre }],
    payment: { method, stripeId },
    reason,
  });
}

async function write(
  kind: ReceiptKind,
  sale: Sale,
  about: { paymentId: string; refundId?: string; amountOre: number },
  transaction: Transaction,
  parts: Pick<ReceiptContent, 'lines' | 'payment' | 'reason'>,
): Promise<void> {
  const { bookingId, language, reference, koie, arrivalDate, departureDate, guestsMember, guestsNotMember } =
    sale;
  const { name, orgNo, address } = config.seller;
  const content: ReceiptContent = {
    seller: { name: name ?? SELLER_NAME, orgNo: orgNo ?? null, address: address ?? null },
    buyer: sale.buyer ?? oneLine(sale.guest),
    reference,
    koie: oneLine(koie),
    arrivalDate,
    departureDate,
    guestsMember,
    guestsNotMember,
    vat: vatIn(about.amountOre, sale.vat ? sale.vat.percent : (config.vatPercent ?? null)),
    ...parts,
  };
  await Receipt.create({ kind, bookingId, language, content, ...about }, { transaction, returning: false });
}

async function saleOf(paymentId: string, transaction: Transaction): Promise<Sale> {
  const [sale] = await database().query<Sale>(
    `select b.id as "bookingId", coalesce(u.language, 'nb') as language, coalesce(b.guest, '') as guest,
       r.content ->> 'buyer' as buyer, b.reference, b.koie, b.arrival_date::text as "arrivalDate",
       b.departure_date::text as "departureDate", b.guests_member as "guestsMember",
       b.guests_not_member as "guestsNotMember", b.price_nok as "priceNok", b.price_member as "priceMember",
       b.price_not_member as "priceNotMember", r.content -> 'vat' as vat
     from payments p
     join booking_details b on b.id = p.booking_id
     left join users u on u.ntnui_no = b.user_id
     left join receipts r on r.payment_id = p.id and r.refund_id is null
     where p.id = $1`,
    { bind: [paymentId], type: QueryTypes.SELECT, transaction },
  );
  if (!sale) throw new Error(`There is no charge ${paymentId}`);
  return sale;
}

/** The nights at their prices, and what brings them to the sum that was paid. */
function linesOfCharge(sale: Sale, amountOre: number): ReceiptLine[] {
  const nights = nightsBetween(sale.arrivalDate, sale.departureDate);
  const ofNights = (what: 'member' | 'not_member', persons: number, unitNok: number): ReceiptLine[] => {
    const unitOre = unitNok * 100;
    return persons > 0 ? [{ what, persons, nights, unitOre, sumOre: persons * nights * unitOre }] : [];
  };
  const stay = [
    ...ofNights('member', sale.guestsMember, sale.priceMember),
    ...ofNights('not_member', sale.guestsNotMember, sale.priceNotMember),
  ];
  const priceOre = sale.priceNok * 100;
  const changeOre = priceOre - stay.reduce((sum, { sumOre }) => sum + sumOre, 0);
  const otherOre = amountOre - priceOre;
  return [
    ...stay,
    ...(changeOre === 0 ? [] : [{ what: 'price_change', sumOre: changeOre } as const]),
    ...(otherOre === 0
      ? []
      : [{ what: otherOre < 0 ? 'paid_before' : 'paid_beyond', sumOre: otherOre } as const]),
  ];
}

/**
 * What of a sum that includes it is VAT, half an øre up. What goes back does so at the rate of its receipt, whatever the
 * rate has become.
 */
function vatIn(amountOre: number, percent: number | null): ReceiptContent['vat'] {
  return { percent, ore: percent === null ? 0 : Math.round((amountOre * percent) / (100 + percent)) };
}
