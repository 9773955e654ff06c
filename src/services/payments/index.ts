export { configuredGateway } from './configured-gateway.js';
export { pay } from './pay.js';
export { type ReconcileCounts, settleOpenPayments } from './reconcile.js';
export { handleStripeEvent } from './webhook.js';
