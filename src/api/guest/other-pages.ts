import { today } from '../../platform/clock.js';
import { countHits, HOUR, refuseOver } from '../../platform/rate-limits.js';
import { DomainError } from '../../platform/refusals/errors.js';
import { correctParty, partyOf } from '../../services/guest-page/index.js';
import { bookingView, resendConfirmation, stayCalendar } from '../../services/mail/index.js';
import { paymentPage } from '../../services/payments/index.js';
import {
  type IssuedReceipt,
  RECEIPT_PAGE_POLICY,
  receiptFileName,
  receiptPage,
  receiptPdf,
} from '../../services/receipts/index.js';
import { receiptNumbered } from '../../services/receipts/read.js';
import type { Answer } from '../route.js';
import { isToPay, otherLanguage, owed, waitingOf } from './main-page.js';
import { HEADERS, page, seeOther } from './render.js';
import { GUEST, type Visit } from './visit.js';

const CONFIRMATIONS_AN_HOUR = 5;

/** Who comes along, to be corrected until departure. */
export async function showParty(visit: Visit): Promise<Answer> {
  const { t, language, address, read, bookingId } = visit;
  const { booking } = read;
  const isOpen = !read.cancelledAt && booking.departureDate >= today();
  return page(200, language, 'party', {
    heading: t.partyPage.heading,
    otherLanguage: otherLanguage(visit, 'party'),
    back: address(),
    party: await partyOf(bookingId, booking.guestsMember + booking.guestsNotMember),
    isOpen,
    action: address('party'),
    fields: visit.hidden('party'),
  });
}

/** Says anew who comes along. */
export async function saveParty({ asked, address, bookingId }: Visit): Promise<Answer> {
  const phones = asked.getAll('phone');
  const party = asked.getAll('name').map((name, index) => ({ name, phone: phones[index] ?? '' }));
  await correctParty(bookingId, party, GUEST);
  return seeOther(address('', { done: 'party' }));
}

/** What sending the confirmation again does, with the button. */
export async function showConfirmation(visit: Visit): Promise<Answer> {
  const { t, language, address, read } = visit;
  return page(200, language, 'confirm', {
    heading: t.confirmationPage.heading,
    otherLanguage: otherLanguage(visit, 'confirmation'),
    back: address(),
    intro: t.confirmationPage.intro,
    points: [read.booking.contactEmail],
    action: address('confirmation'),
    fields: visit.hidden('confirmation'),
    button: t.confirmationPage.button,
  });
}

/** Sends the confirmation again, with the stay as it is. */
export async function sendConfirmation({ bookingId, address }: Visit): Promise<Answer> {
  const [hits] = await countHits([{ parts: ['guest confirmation', String(bookingId)], seconds: HOUR }]);
  refuseOver([[hits, CONFIRMATIONS_AN_HOUR]]);
  await resendConfirmation(bookingId, GUEST);
  return seeOther(address('', { done: 'sent' }));
}

/** What is to be paid, and the button that leads to Stripe. */
export async function showPaying(visit: Visit): Promise<Answer> {
  const { t, language, address } = visit;
  if (!isToPay(visit)) return seeOther(address());
  const sum = owed(visit);
  const waiting = waitingOf(visit);
  return page(200, language, 'confirm', {
    heading: t.payPage.heading(sum),
    otherLanguage: otherLanguage(visit, 'pay'),
    back: address(),
    stay: waiting ? [] : bookingView(visit.read.booking).visit,
    notice: waiting,
    keep: waiting && { action: address('keep'), fields: visit.hidden('keep'), button: t.waiting.keep },
    intro: t.payPage.intro(sum),
    action: address('pay'),
    fields: visit.hidden('pay'),
    button: t.payPage.button,
  });
}

/**
 * Leads to a page of Stripe's. By a page of our own: browsers that keep to `form-action 'self'` follow no form to
 * another host.
 */
export async function goPaying({ t, language, address, read }: Visit): Promise<Answer> {
  const url = await paymentPage(read.booking.uuid);
  return page(200, language, 'going', { heading: t.payPage.going, goesTo: url, back: address() });
}

/** The stay as a calendar file. */
export async function downloadCalendar({ read, language }: Visit): Promise<Answer> {
  const { booking, cancelledAt } = read;
  const calendar = stayCalendar(booking, bookingView(booking), cancelledAt ? 'CANCEL' : 'PUBLISH');
  return {
    status: 200,
    body: calendar,
    headers: {
      ...HEADERS,
      'Content-Type': 'text/calendar; charset=utf-8',
      'Content-Disposition': `attachment; filename="${language === 'nb' ? 'opphold' : 'stay'}.ics"`,
    },
  };
}

/** A receipt or credit note of the booking, as a page that prints well. */
export async function showReceipt(visit: Visit): Promise<Answer> {
  const receipt = await ownReceipt(visit);
  const pdf = visit.address('receipt.pdf', { number: String(receipt.number) });
  return {
    status: 200,
    body: receiptPage(receipt, pdf),
    headers: {
      ...HEADERS,
      'Content-Type': 'text/html; charset=utf-8',
      'Content-Security-Policy': RECEIPT_PAGE_POLICY,
    },
  };
}

/** The same as a PDF. */
export async function downloadReceipt(visit: Visit): Promise<Answer> {
  const receipt = await ownReceipt(visit);
  return {
    status: 200,
    body: await receiptPdf(receipt),
    headers: {
      ...HEADERS,
      'Content-Type': 'application/pdf',
      'Content-Disposition': `inline; filename="${receiptFileName(receipt)}"`,
    },
  };
}

/** Throws `not_found` for a receipt of another booking. */
async function ownReceipt({ read, asked }: Visit): Promise<IssuedReceipt> {
  const own = read.receipts.find(({ number }) => String(number) === asked.get('number'));
  if (!own) throw new DomainError('not_found');
  return receiptNumbered(own.number);
}
