export { type Delivery, deliverDue } from './deliver.js';
export { cancelMail, cancelWaitingMails, resendMail } from './manage.js';
export { nudgeDelivery, onNudge } from './nudge.js';
export { queueBookingMails, queueMail } from './outbox.js';
