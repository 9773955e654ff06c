// See README.md.
export { paymentPage } from './checkout.js';
export { configuredGateway } from './configured-gateway.js';
export { closePage, closePageSoon } from './end-page.js';
export type { BalanceLine, MadePayout, PaymentGateway } from './gateway.js';
export { pay } from './pay.js';
export { noteRead, readUntil } from './readings.js';
export { settleOpenPayments } from './reconcile.js';
export { payInSandbox, sandboxPrice } from './sandbox-page.js';
export { handleStripeEvent } from './webhook.js';
