import type { DjangoModel } from '../../members/django/model.js';
import { Refused } from '../../members/django/refused.js';
import { KEY_STATUSES } from '../../models/index.js';
import { nightsBetween } from '../../platform/clock.js';

const LONGEST_STAY = 366;

export const booking: DjangoModel = {
  name: 'koie_booking.bookingmodel',
  table: 'in_bookings',
  columns: {
    uuid: 'uuid',
    user_ref: 'text',
    koie_ref: 'text',
    payment_ref: 'text',
    contact_email: 'text',
    arrival_date: 'date',
    departure_date: 'date',
    guests_member: 'integer',
    guests_not_member: 'integer',
    key_status: 'text',
    paid: 'boolean',
    created: 'timestamptz',
  },
  records: { table: 'bookings', key: 'id', isNumbered: true },
  read(fields) {
    const koieRef = fields.reference('koie');
    if (!koieRef) throw new Refused('it has no koie');
    const arrival = fields.day('arrival_date');
    const departure = fields.day('departure_date');
    if (!arrival || !departure) throw new Refused('it has no arrival_date or no departure_date');
    const nights = nightsBetween(arrival, departure);
    if (nights < 1) throw new Refused(`departure_date ${departure} is not after arrival_date ${arrival}`);
    if (nights > LONGEST_STAY) throw new Refused(`it is ${nights} nights long, more than ${LONGEST_STAY}`);
    const members = fields.whole('guests_member', { max: 1000, missing: 1 });
    const others = fields.whole('guests_not_member', { max: 1000, missing: 1 });
    if (members + others === 0) throw new Refused('it has no guests');
    return {
      uuid: fields.uuid('uuid'),
      user_ref: fields.reference('user'),
      koie_ref: koieRef,
      payment_ref: fields.reference('booking_payment'),
      contact_email: fields.text('contact_email'),
      arrival_date: arrival,
      departure_date: departure,
      guests_member: members,
      guests_not_member: others,
      key_status: fields.choice('key_status', KEY_STATUSES, 'not_picked_up', {
        'delivered back': 'delivered',
      }),
      paid: fields.flag('paid', false),
      created: fields.moment('created'),
    };
  },
};
