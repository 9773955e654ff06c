import { isCalendarDay } from '../../platform/clock.js';
import { dateRange, dayAndTime, price } from '../../platform/format.js';
import { DomainError } from '../../platform/refusals/errors.js';
import { FieldErrors } from '../../platform/refusals/field-errors.js';
import { answerTo, textsOf } from '../../platform/refusals/translate.js';
import {
  answerOffer,
  checkInstead,
  type Offer,
  type OtherStay,
  roomsInstead,
} from '../../services/closures/index.js';
import { koierToChooseFrom } from '../../services/guest-page/index.js';
import type { Answer } from '../route.js';
import { otherLanguage } from './main-page.js';
import { page, seeOther } from './render.js';
import { GUEST, type Visit } from './visit.js';

const ACT = 'offer';
/** What the guest may have been too late or too early for, and can choose something else instead. */
const CHOOSE_AGAIN = ['beds_taken', 'koie_closed', 'koie_not_in_use'];

/** What a guest can choose because the koie is closed; or what one of these comes to, with the button that does it. */
export async function showOffer(visit: Visit): Promise<Answer> {
  const { offer } = visit.read;
  if (!offer) return over(visit);
  if (visit.asked.get('choice') === 'refund') return confirmRefund(visit);
  return chosenOr(visit, offer, async (stay) => {
    const { koie } = await checkInstead(visit.bookingId, stay);
    return confirmStay(visit, stay, koie);
  });
}

/** Does what the guest has chosen. Sent twice, it is done once. */
export async function takeOffer(visit: Visit): Promise<Answer> {
  const { bookingId, asked, address, read } = visit;
  if (asked.get('choice') === 'refund') {
    await answerOffer(bookingId, 'refund', GUEST);
    return seeOther(address('', { done: 'cancelled' }));
  }
  const take = async (stay: OtherStay) => {
    await answerOffer(bookingId, stay, GUEST);
    return seeOther(address('', { done: 'changed' }));
  };
  if (read.offer) return chosenOr(visit, read.offer, take);
  const stay = stayAsked(visit);
  if (!stay) return over(visit);
  return take(stay);
}

/** Another stay was chosen: what follows; else, or when it cannot be had, what there is to choose. */
async function chosenOr(
  visit: Visit,
  offer: Offer,
  then: (stay: OtherStay) => Promise<Answer>,
): Promise<Answer> {
  try {
    const stay = stayAsked(visit);
    return stay ? await then(stay) : await choosing(visit, offer);
  } catch (error) {
    if (error instanceof FieldErrors) {
      const wrong = Object.values(textsOf(error, visit.language)).flat().join(' ');
      return choosing(visit, offer, wrong, 400);
    }
    const { code, message, status } = answerTo(error, visit.language, '');
    if (!CHOOSE_AGAIN.includes(code)) throw error;
    return choosing(visit, offer, message, status);
  }
}

/** The stay that the address or the form says; null for none. Throws FieldErrors. */
function stayAsked({ asked }: Visit): OtherStay | null {
  if (!asked.has('koie')) return null;
  const [koie, arrivalDate, departureDate] = ['koie', 'arrival', 'departure'].map(
    (name) => asked.get(name) ?? '',
  ) as [string, string, string];
  if (!/^[1-9]\d{0,8}$/.test(koie)) throw new FieldErrors({ koie: [{ key: 'koie_not_known' }] });
  if (!isCalendarDay(arrivalDate) || !isCalendarDay(departureDate))
    throw new FieldErrors({ arrivalDate: [{ key: 'not_a_date' }] });
  return { koieId: Number(koie), arrivalDate, departureDate };
}

async function choosing(visit: Visit, offer: Offer, problem = '', status = 200): Promise<Answer> {
  const { t, language, address, read, bookingId, asked } = visit;
  const { booking } = read;
  const words = t.offer;
  const [rooms, koier] = await Promise.all([roomsInstead(bookingId), koierToChooseFrom(booking.koieId)]);
  const { arrivalDate, departureDate } = booking;
  return page(status, language, 'offer', {
    heading: words.heading,
    otherLanguage: otherLanguage(visit, ACT),
    back: address(),
    problem,
    reason: offer.because[language],
    until: offer.deadline ? words.until(dayAndTime(language, new Date(offer.deadline))) : words.soon,
    nights: dateRange(language, arrivalDate, departureDate),
    rooms: rooms.map(({ koieId, name, km, free }) => ({
      label: name,
      hint: words.room(km, free),
      link: address(ACT, { koie: String(koieId), arrival: arrivalDate, departure: departureDate }),
    })),
    koier: koier.map(({ id, name }) => ({ value: String(id), label: name })),
    koie: asked.get('koie') ?? String(booking.koieId),
    arrival: asked.get('arrival') ?? arrivalDate,
    departure: asked.get('departure') ?? departureDate,
    action: address(ACT).split('?')[0],
    refund: { hint: words.refundHint(sumOf(visit)), link: address(ACT, { choice: 'refund' }) },
  });
}

function confirmRefund(visit: Visit): Answer {
  const { t, language, read } = visit;
  const points = [t.offer.refundHint(sumOf(visit))];
  if (read.receivedOre > 0)
    points.push(read.booking.settlement === 'elsewhere' ? t.cancel.backElsewhere : t.cancel.backHow);
  return confirming(visit, {
    heading: t.offer.refund,
    intro: t.offer.refundIntro,
    points: [...points, t.cancel.mail],
    fields: [{ name: 'choice', value: 'refund' }],
    button: t.offer.refundButton,
    isDanger: true,
    language,
  });
}

function confirmStay(visit: Visit, stay: OtherStay, koie: string): Answer {
  const { t, language } = visit;
  const words = t.offer;
  return confirming(visit, {
    heading: words.confirm,
    intro: `${koie}, ${dateRange(language, stay.arrivalDate, stay.departureDate)}`,
    points: [words.free, words.cheaper, t.changePage.mail],
    fields: [
      { name: 'koie', value: String(stay.koieId) },
      { name: 'arrival', value: stay.arrivalDate },
      { name: 'departure', value: stay.departureDate },
    ],
    button: words.button,
    isDanger: false,
    language,
  });
}

function confirming(
  visit: Visit,
  {
    fields,
    language,
    ...content
  }: {
    heading: string;
    intro: string;
    points: string[];
    fields: { name: string; value: string }[];
    button: string;
    isDanger: boolean;
    language: Visit['language'];
  },
): Answer {
  const asked = Object.fromEntries(fields.map(({ name, value }) => [name, value]));
  return page(200, language, 'confirm', {
    ...content,
    otherLanguage: otherLanguage(visit, ACT, asked),
    back: visit.address(ACT),
    action: visit.address(ACT),
    fields: [...visit.hidden(ACT), ...fields],
    otherwise: visit.t.offer.other,
  });
}

function sumOf({ read, language }: Visit): string {
  return price(language, Math.max(read.receivedOre, 0) / 100);
}

function over(visit: Visit): Answer {
  const { t, language, address } = visit;
  return page(200, language, 'message', {
    heading: t.refused.heading,
    text: answerTo(new DomainError('offer_over'), language, '').message,
    showsContact: true,
    otherLanguage: otherLanguage(visit, ACT),
    back: address(),
  });
}
