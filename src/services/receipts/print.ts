import type { Language, ReceiptKind, ReceiptLine } from '../../models/index.js';
import { nightsBetween } from '../../platform/clock.js';
import { amount, dateRange, dayAndTime } from '../../platform/format.js';
import type { IssuedReceipt } from './read.js';
import { type ReceiptTexts, receiptTexts } from './texts.js';

/** A receipt as it is printed, on the page and in the PDF alike: all in words, in its own language. */
export interface PrintedReceipt {
  title: string;
  seller: { name: string; details: string[] };
  facts: { label: string; value: string }[];
  columns: ReceiptTexts['columns'];
  /** `count` and `unit` are empty where they mean nothing. */
  lines: { what: string; count: string; unit: string; sum: string }[];
  sum: { label: string; value: string };
  vat: { label: string; value: string };
  payment: { label: string; value: string };
  note: string;
}

/** What a receipt prints, from what was frozen when it was issued. */
export function printed(receipt: IssuedReceipt): PrintedReceipt {
  const { number, kind, amountOre, language, content } = receipt;
  const t = receiptTexts(language);
  const { seller, vat, lines } = content;
  return {
    title: t[kind](number),
    seller: {
      name: seller.name,
      details: [
        ...(seller.address ? [seller.address] : []),
        ...(seller.orgNo ? [t.orgNo(grouped(seller.orgNo), vat.percent !== null)] : []),
      ],
    },
    facts: factsOf(receipt, t),
    columns: t.columns,
    lines: lines.map((line) => ({
      what: t.lines[line.what],
      count: countOf(line, t),
      unit: line.unitOre === undefined ? '' : amount(language, line.unitOre),
      sum: amount(language, line.sumOre),
    })),
    sum: { label: t.sum[kind], value: amount(language, amountOre) },
    vat:
      vat.percent === null
        ? { label: t.noVat, value: '' }
        : { label: t.vat(decimal(vat.percent, language)), value: amount(language, vat.ore) },
    payment: { label: t.payment, value: paymentOf(receipt, t) },
    note: lines.some(({ what }) => what === 'refund_failed') ? t.failed : '',
  };
}

/** What a receipt is called: «Kvittering nr. 12». */
export function receiptTitle(language: Language, kind: ReceiptKind, number: number): string {
  return receiptTexts(language)[kind](number);
}

/** The name of the file that a receipt is sent as. */
export function receiptFileName({ number, kind, language }: IssuedReceipt): string {
  return `${receiptTexts(language).fileName[kind]}-${number}.pdf`;
}

function factsOf(receipt: IssuedReceipt, t: ReceiptTexts): PrintedReceipt['facts'] {
  const { kind, language, content, issuedAt, names } = receipt;
  const { buyer, reference, reason, koie, arrivalDate, departureDate, guestsMember, guestsNotMember } =
    content;
  const nights = t.nights(nightsBetween(arrivalDate, departureDate));
  const named = kind === 'receipt' ? 'credit_note' : 'receipt';
  const isOfRefund = reason !== null;
  return [
    { label: t.date, value: dayAndTime(language, new Date(issuedAt)) },
    ...(buyer ? [{ label: t.buyer, value: buyer }] : []),
    { label: t.reference, value: reference },
    ...(isOfRefund
      ? [
          { label: t.names[kind], value: names === null ? t.namesNothing : t[named](names) },
          { label: t.reason, value: t.reasons[reason] },
        ]
      : []),
    { label: t.koie, value: koie },
    { label: t.stay, value: `${dateRange(language, arrivalDate, departureDate)} (${nights})` },
    { label: t.guests, value: t.party(guestsMember, guestsNotMember) },
  ];
}

function countOf({ persons, nights }: ReceiptLine, t: ReceiptTexts): string {
  return persons === undefined || nights === undefined ? '' : t.count(persons, t.nights(nights));
}

function paymentOf({ content: { payment, reason } }: IssuedReceipt, t: ReceiptTexts): string {
  const { method, stripeId } = payment;
  const isGivenBack = reason !== null && (method === 'card' || method === 'elsewhere');
  const how = isGivenBack ? t.givenBack[method] : t.paid[method];
  return stripeId ? `${how} (${stripeId})` : how;
}

/** 923 609 016, as the register writes it. */
function grouped(orgNo: string): string {
  return orgNo.replace(/(\d{3})(?=\d)/g, '$1\u00a0');
}

function decimal(percent: number, language: IssuedReceipt['language']): string {
  return language === 'nb' ? String(percent).replace('.', ',') : String(percent);
}
