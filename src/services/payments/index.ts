// Cards: charged by a token or on a page of Stripe's, given back, and followed when an answer is lost or comes late.
// What a booking costs, owes and has got back is its account: ../accounts. The steps and verbs: docs/payments.md.
export { paymentPage } from './checkout.js';
export { configuredGateway } from './configured-gateway.js';
export { closePage, closePageSoon } from './end-page.js';
export type { PaymentGateway } from './gateway.js';
export { pay } from './pay.js';
export { settleOpenPayments } from './reconcile.js';
export { payInSandbox, sandboxPrice } from './sandbox-page.js';
export { handleStripeEvent } from './webhook.js';
