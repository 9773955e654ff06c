import type { DjangoModel } from '../../members/django/model.js';
import { Refused } from '../../members/django/refused.js';

const UUID = /^[0-9a-f]{8}-([0-9a-f]{4}-){3}[0-9a-f]{12}$/;

/** Reads the price of a booking. */
export const payment: DjangoModel = {
  name: 'koie_booking.bookingpayment',
  table: 'in_payments',
  columns: { transaction_ref: 'text', price: 'integer', created_at: 'timestamptz' },
  records: { table: 'payments', key: 'id', isNumbered: false },
  read(fields, key) {
    if (!UUID.test(key)) throw new Refused(`its key is no uuid: ${key}`);
    return {
      transaction_ref: fields.reference('transaction'),
      price: fields.whole('price', { max: 20_000_000 }),
      created_at: fields.moment('created_at'),
    };
  },
};

/** Reads the charge of a booking at Stripe. */
export const transaction: DjangoModel = {
  name: 'payments.stripetransaction',
  table: 'in_transactions',
  columns: { charge_id: 'text', token_id: 'text', stripe_status: 'text', payment_related_name: 'text' },
  records: { table: 'payments', key: 'id', isNumbered: false },
  read(fields, key) {
    if (!UUID.test(key)) throw new Refused(`its key is no uuid: ${key}`);
    return {
      charge_id: fields.optionalText('charge_id'),
      token_id: fields.optionalText('token_id'),
      stripe_status: fields.text('stripe_status'),
      payment_related_name: fields.text('payment_related_name'),
    };
  },
};
