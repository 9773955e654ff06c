export { queueCancelledMail, queueMovedMails, queueRepricedMails, type Telling } from './change-mails.js';
export { deliverDue } from './deliver.js';
export { type OutboxHealth, outboxHealth } from './health.js';
export { cancelMail, cancelWaitingMails, resendMail, stopPayLink } from './manage.js';
export { onNudge } from './nudge.js';
export { queueAccountMail, queueBookingMails, queueMail, queueReceiptMail } from './outbox.js';
