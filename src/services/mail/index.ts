export {
  isUnknownPlaceholder,
  PLACEHOLDERS,
  placeholdersIn,
  queueBoardMessage,
  queueTestMessage,
  type Wording,
} from './board-message.js';
export { type MailBooking, mailBooking, mailBookings } from './booking-data.js';
export { stayCalendar } from './calendar.js';
export { queueCancelledMail, queueMovedMails, queueRepricedMails, type Telling } from './change-mails.js';
export type { Because, StayBefore } from './change-view.js';
export { isAddress } from './clean.js';
export { queueAllClearMail, queueOfferMail } from './closure-mails.js';
export { deliverDue } from './deliver.js';
export { type OutboxHealth, outboxHealth } from './health.js';
export { queueListMail } from './list-mails.js';
export { cancelMail, cancelWaitingMails, resendConfirmation, resendMail, stopPayLink } from './manage.js';
export { onNudge } from './nudge.js';
export { queueAccountMail, queueBookingMails, queueLostKey, queueMail, queueReceiptMail } from './outbox.js';
export { hashOfToken, tokenOf } from './password-tokens.js';
export type { SignInChange } from './render.js';
export { mailDomain, sender } from './sender.js';
export { bookingView } from './view.js';
