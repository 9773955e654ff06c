export { configuredGateway } from './configured-gateway.js';
export { pay } from './pay.js';
export { settleOpenPayments } from './reconcile.js';
export { handleStripeEvent } from './webhook.js';
