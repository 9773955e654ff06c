import Joi from 'joi';
import { DomainError } from '../../platform/refusals/errors.js';
import { handleStripeEvent, pay } from '../../services/payments/index.js';
import { ok, route } from '../route.js';
import { answer, text, uuid } from '../schema.js';
import { linkRoutes } from './link-routes.js';

const tag = 'Payments';
const path = '/payments/stripetransaction/{id}/';
const params = Joi.object<{ id: string }>({ id: uuid().required().description('booking_transaction_id') });
const notFound = 'not_found';

export const paymentRoutes = [
  ...linkRoutes,
  route({
    method: 'put',
    path,
    access: 'payments.pay_own',
    operationId: 'pay',
    tag,
    summary: 'Pay a booking with a card token, which confirms it',
    params,
    notFound,
    body: Joi.object<{ token_id: string }>({
      token_id: text().max(255).required().description("Stripe's card token"),
    }),
    responses: { 200: { description: 'Paid', schema: answer({ detail: Joi.string().valid('succeeded') }) } },
    errors: [
      'not_found',
      'card_declined',
      'payment_needs_guest',
      'hold_expired',
      'already_paid',
      'amount_differs',
      'payment_in_progress',
      'cancelled',
      'payment_unavailable',
    ],
    handler: async ({ params: { id }, body, caller }) => {
      await pay(id, body.token_id, caller);
      return ok({ detail: 'succeeded' });
    },
  }),
  route({
    method: 'patch',
    path,
    access: 'payments.pay_own',
    operationId: 'changePayment',
    tag,
    summary: 'Not implemented: use PUT',
    params,
    notFound,
    responses: {},
    errors: ['use_put'],
    handler: async () => {
      throw new DomainError('use_put');
    },
  }),
  route({
    method: 'post',
    path: '/payments/webhook/',
    access: 'payments.webhook',
    operationId: 'receiveStripeEvent',
    tag,
    summary: "Stripe's signed events",
    requestHeaders: { 'Stripe-Signature': "Stripe's signature of the raw body" },
    rawBody: true,
    responses: { 200: { description: 'Received', schema: answer({ received: Joi.boolean() }) } },
    errors: ['invalid_signature'],
    handler: async ({ raw, headers }) => {
      await handleStripeEvent(raw, headers['stripe-signature']?.toString());
      return ok({ received: true });
    },
  }),
];
