import Joi from 'joi';
import { PAYMENT_METHODS, PAYMENT_STATES, REFUND_REASONS, REFUND_STATES } from '../../models/index.js';
import { answer, component, timestamp, uuid } from '../schema.js';

const amount = () => Joi.number().description('NOK; with decimals only where there are øre');

const steps = Joi.array()
  .items(answer({ days_before: Joi.number().integer(), percent: Joi.number().integer() }))
  .description(
    'Until so many Oslo days before arrival, that day included, so much of what was paid goes back',
  );

/** What every set of terms says, besides its name and its text. */
export const TERMS_FIELDS = {
  steps,
  fee: Joi.number().integer().description('NOK that is kept of what goes back of a cancelled booking'),
  may_cancel: Joi.boolean().description('Whether guests may cancel themselves'),
  may_change_until_days: Joi.number()
    .integer()
    .allow(null)
    .description(
      'Days before arrival until which guests may change the stay; null is never, 0 the day of arrival',
    ),
};

/** The terms of a booking. */
export const NAMED_TERMS = answer({
  name: Joi.string().description('In the language of the request'),
  text: Joi.string().allow('').description('In the language of the request'),
  ...TERMS_FIELDS,
}).description('As they were when the booking was made');

export const AccountSchema = component(
  'Account',
  answer({
    price: Joi.number().integer().description('NOK that the stay costs now'),
    paid: amount().description('NOK of the charges that succeeded, before refunds'),
    refunded: amount().description('NOK of the refunds that have not failed'),
    balance: amount().description('NOK that the guest owes; owed to the guest when negative'),
    charges: Joi.array().items(
      answer({
        id: uuid(),
        amount: amount().description('NOK that was taken, or that is asked for'),
        method: Joi.string().valid(...PAYMENT_METHODS),
        state: Joi.string().valid(...PAYMENT_STATES),
        at: timestamp().description('When it succeeded, or was made'),
      }),
    ),
    refunds: Joi.array().items(
      answer({
        id: uuid(),
        amount: amount(),
        state: Joi.string().valid(...REFUND_STATES),
        at: timestamp().description('When it was over, or decided'),
        reason: Joi.string().valid(...REFUND_REASONS),
      }),
    ),
    receipts: Joi.array().items(
      answer({
        number: Joi.number().integer(),
        kind: Joi.string().valid('receipt', 'credit_note'),
        amount: amount().description('NOK; positive for credit notes too'),
        issued_at: timestamp(),
        url: Joi.string(),
      }),
    ),
    terms: NAMED_TERMS,
  }),
);
