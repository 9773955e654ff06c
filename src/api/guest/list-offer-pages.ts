import { dayAndTime } from '../../platform/format.js';
import { bookingView } from '../../services/mail/index.js';
import { declineOffer } from '../../services/waitlist/index.js';
import type { Answer } from '../route.js';
import { otherLanguage, owed } from './main-page.js';
import { page, seeOther } from './render.js';
import { termsView } from './terms.js';
import { GUEST, type Visit } from './visit.js';

const ACT = 'decline';

/** Beds that the waiting list holds for a member, until when, and what they can do; or what became of them. */
export async function showListOffer(visit: Visit): Promise<Answer> {
  const { read, language, t, address } = visit;
  const { listOffer: offer, booking } = read;
  if (!offer?.isOpen) return over(visit);
  const view = bookingView(booking);
  return page(200, language, 'list-offer', {
    heading: t.listOffer.heading(view.koie),
    otherLanguage: otherLanguage(visit),
    until: t.listOffer.until(dayAndTime(language, new Date(offer.until))),
    reference: view.reference,
    stay: [...view.visit, { label: t.price, value: owed(visit) }],
    pay: { label: t.payNow(owed(visit)), link: address('pay') },
    decline: address(ACT),
    terms: termsView(read.terms, booking.arrivalDate, { paidOre: 0, keptNok: 0 }, language),
  });
}

/** What declining does, with the button that does it. */
export async function showDeclining(visit: Visit): Promise<Answer> {
  const { read, language, t, address } = visit;
  if (!read.listOffer?.isOpen) return seeOther(address());
  const words = t.listOffer;
  return page(200, language, 'confirm', {
    heading: words.declineHeading,
    otherLanguage: otherLanguage(visit, ACT),
    back: address(),
    stay: bookingView(read.booking).visit,
    intro: words.declineIntro,
    points: words.declinePoints,
    action: address(ACT),
    fields: visit.hidden(ACT),
    button: words.declineButton,
    otherwise: words.keep,
    isDanger: true,
  });
}

/** Gives the beds to the next in line. Sent twice, it is done once. */
export async function declineListOffer({ bookingId, address }: Visit): Promise<Answer> {
  await declineOffer(bookingId, GUEST);
  return seeOther(address());
}

function over(visit: Visit): Answer {
  const { read, language, t } = visit;
  const [heading = '', text = ''] = t.listOffer.over[read.listOffer?.state ?? 'expired'];
  return page(200, language, 'message', {
    heading,
    text,
    showsContact: false,
    otherLanguage: otherLanguage(visit),
  });
}
