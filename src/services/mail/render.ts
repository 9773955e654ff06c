import type { EmailKind, Language } from '../../models/index.js';
import { dayAndTime, price, shortDate } from '../../platform/format.js';
import { oneLine } from '../../platform/one-line.js';
import { HIDDEN } from '../guest-links/index.js';
import type { MailBooking } from './booking-data.js';
import { stayCalendar } from './calendar.js';
import { type BookingChange, changeView } from './change-view.js';
import { linked } from './clean.js';
import { manageLink, offerPage } from './manage-link.js';
import { overdueKeyView } from './overdue-view.js';
import { passwordAddress } from './password-tokens.js';
import { fillIn } from './templates.js';
import type { MailTexts } from './texts/nb.js';
import { bookingView, textsIn } from './view.js';

/** The kinds that are about one booking and go to its guest. */
export type BookingMailKind = Exclude<
  EmailKind,
  'key_overdue_summary' | 'key_lost' | 'board_message' | AccountMailKind
>;
/** The kinds that tell somebody what has happened to their account. */
export type AccountMailKind =
  | 'new_sign_in'
  | 'password_changed'
  | 'sign_in_changed'
  | 'password_invitation'
  | 'password_reset';
/** What has been done to how somebody signs in. */
export type SignInChange = keyof MailTexts['sign_in_changed']['what'];

/** What the board has written, with the values of one booking filled in. */
export interface WrittenMessage {
  /** Empty: the usual one. */
  subject: string;
  /** The lines of each paragraph. */
  paragraphs: string[][];
  /** What it is written in, which may be another language than that of the booking. */
  writtenIn: Language;
}

/** A mail as it will be sent, but for whom it is to. */
export interface RenderedMail {
  language: Language;
  subject: string;
  html: string;
  text: string;
  /** An iCalendar file. */
  calendar: string | null;
}

/** The calendar file attached to each mail about a booking: the stay, or its cancellation. */
const CALENDARS: Partial<Record<BookingMailKind, 'PUBLISH' | 'CANCEL'>> = {
  booking_confirmation: 'PUBLISH',
  booking_moved: 'PUBLISH',
  booking_cancelled: 'CANCEL',
};

/** A mail about a booking, in the language of its user; `change` is what the guest is told of, if anything. */
export function renderBookingMail(
  kind: BookingMailKind,
  booking: MailBooking,
  change: BookingChange = {},
): RenderedMail {
  const { paidOre = booking.refundedOre } = change;
  const view = { ...bookingView(booking), amount: price(booking.language, paidOre / 100) };
  const { t } = view;
  const method = CALENDARS[kind];
  return render(kind, view.language, {
    ...view,
    ...changeView(booking, view, change),
    words: view,
    subject: t[kind].subject(view),
    preheader: t[kind].preheader(view),
    heading: t[kind].heading(view),
    footer: t.footer,
    // Mails that ask for something have a button of their own, which leads to that on the guest's page.
    ...linksOf(kind, booking),
    calendar: method ? stayCalendar(booking, view, method) : null,
  });
}

function linksOf(kind: BookingMailKind, booking: MailBooking) {
  const link = manageLink(booking);
  // There a button leads on to Stripe: following the link of a mail does nothing yet.
  if (kind === 'payment_link' && link) return { manageLink: '', payLink: `${link}pay/` };
  if (kind === 'waitlist_offer') return { manageLink: '', offerLink: offerPage() };
  if (kind !== 'closure_offer') return { manageLink: link };
  return { manageLink: '', offerLink: link ? `${link}offer/` : '' };
}

/** The list of keys that are overdue on `day` (Oslo), for those who hold the keys. */
export function renderOverdueSummary(
  language: Language,
  day: string,
  keys: readonly MailBooking[],
): RenderedMail {
  const t = textsIn(language);
  const texts = t.key_overdue_summary;
  const date = shortDate(language, day);
  return render('key_overdue_summary', language, {
    t,
    subject: texts.subject(keys.length, date),
    preheader: texts.preheader,
    heading: texts.heading,
    intro: texts.intro(date),
    keys: keys.map((key) => overdueKeyView(key, day, language)),
    footer: t.staffFooter,
    calendar: null,
  });
}

/** A key of which the board is told that it is lost or broken. It names no guest: the booking does. */
export interface LostKey {
  koie: string;
  label: string;
  desk: string;
  became: 'lost' | 'broken';
  /** The reference of the booking that it was out with; null when it was none. */
  reference: string | null;
  note: string;
}

/** That a key is lost or broken, for a board member. */
export function renderLostKey(language: Language, key: LostKey): RenderedMail {
  const t = textsIn(language);
  const texts = t.key_lost;
  const facts = [
    { label: t.labels.koie, value: oneLine(key.koie) },
    { label: texts.key, value: oneLine(key.label) },
    { label: texts.desk, value: oneLine(key.desk) },
    { label: t.labels.reference, value: key.reference ?? '' },
    { label: texts.note, value: oneLine(key.note) },
  ];
  return render('key_lost', language, {
    t,
    subject: texts.subject[key.became](oneLine(key.label), oneLine(key.koie)),
    preheader: texts.preheader,
    heading: texts.heading[key.became],
    intro: texts.intro[key.became],
    facts: facts.filter(({ value }) => value !== ''),
    footer: t.staffFooter,
    calendar: null,
  });
}

/**
 * A mail about something that has happened to somebody's account. `browser` is a name such as «Firefox, Windows»,
 * if known; `what` of a mail about how they sign in.
 */
export function renderAccountMail(
  kind: AccountMailKind,
  { language, firstName }: { language: Language; firstName: string },
  { at, browser = '', what }: { at: Date; browser?: string | undefined; what?: SignInChange | undefined },
): RenderedMail {
  const t = textsIn(language);
  const texts = t[kind];
  const facts = [
    ...(what ? [{ label: t.labels.what, value: t.sign_in_changed.what[what] }] : []),
    { label: t.labels.time, value: dayAndTime(language, at) },
    ...(browser ? [{ label: t.labels.browser, value: browser }] : []),
  ];
  return render(kind, language, {
    ...texts,
    t,
    greeting: t.greeting(oneLine(firstName)),
    facts,
    passwordLink: passwordAddress(HIDDEN),
    footer: t.accountFooter,
    calendar: null,
  });
}

/** A message of the board as the guest of one booking gets it: in the mails' layout, in the language of the booking. */
export function renderBoardMessage(booking: MailBooking, message: WrittenMessage): RenderedMail {
  const view = bookingView(booking);
  const { t } = view;
  return render('board_message', view.language, {
    ...view,
    ...t.board_message,
    subject: message.subject || t.board_message.subject({ ...view, amount: '' }),
    preheader: message.paragraphs[0]?.join(' ') ?? '',
    message,
    stay: [{ label: t.labels.reference, value: view.reference }, ...view.visit],
    footer: t.footer,
    manageLink: manageLink(booking),
    calendar: null,
  });
}

interface Content {
  subject: string;
  calendar: string | null;
  [value: string]: unknown;
}

function render(kind: EmailKind, language: Language, content: Content): RenderedMail {
  const subject = oneLine(content.subject);
  const locals = { ...content, subject, kind, language, linked };
  return {
    language,
    subject,
    html: fillIn('layout.html.ejs', locals),
    text: `${fillIn('layout.txt.ejs', locals)
      .replace(/\n{3,}/g, '\n\n')
      .trimEnd()}\n`,
    calendar: content.calendar,
  };
}
