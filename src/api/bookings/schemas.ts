import Joi from 'joi';
import { KEY_STATUSES } from '../../models/index.js';
import { NAMED_TERMS } from '../accounts/schemas.js';
import { answer, component, day, email, text, timestamp, uuid, whole } from '../schema.js';

const MOST_BOOKINGS = 1000;

const bookingFields = {
  id: Joi.number().integer(),
  price: Joi.number().integer().description('NOK'),
  koie: Joi.string().description('Slug'),
  user: Joi.number().integer().allow(null).description('ntnui_no'),
  uuid: uuid(),
  booking_transaction_id: uuid().allow(null),
  arrival_date: day(),
  departure_date: day(),
  contact_email: Joi.string().allow(null),
  guests_member: Joi.number().integer(),
  guests_not_member: Joi.number().integer(),
  paid: Joi.boolean(),
  created: timestamp(),
};

export const BookingSchema = component('Booking', answer(bookingFields));

export const SitBookingSchema = component(
  'SitBooking',
  answer({ ...bookingFields, key_status: Joi.string().valid(...KEY_STATUSES) }),
);

export interface BookingBody {
  koie: string;
  arrival_date: string;
  departure_date: string;
  guests_member: number;
  guests_not_member: number;
  contact_email?: string;
  guests?: unknown;
}

/** More guests than any koie has beds; the koie's own number is checked with the other rules. */
export const MOST_GUESTS = 10_000;

export const BookingBodySchema = component(
  'BookingRequest',
  Joi.object<BookingBody>({
    koie: text().max(100).required().description('Slug or name of the koie'),
    arrival_date: day().required().description('Today or later'),
    departure_date: day().required().description('At most the booking window of the koie from today'),
    guests_member: whole(0, MOST_GUESTS).required(),
    guests_not_member: whole(0, MOST_GUESTS).required(),
    contact_email: email().description("The user's own address when left out"),
    guests: Joi.any().description('The party: [{name, number, email, isMember}], every part optional'),
  }),
);

/** Which page of an array of bookings. */
export interface PageQuery {
  limit: number;
  offset: number;
  include_expired: boolean;
}

export const pageQuery = {
  limit: whole(1, MOST_BOOKINGS).empty('').default(MOST_BOOKINGS),
  offset: whole(0, 1_000_000_000).empty('').default(0),
  include_expired: Joi.boolean()
    .empty('')
    .default(false)
    .description('Also cancelled ones and holds that are over'),
};

export const PAGE_HEADERS = {
  'X-Total-Count': 'How many bookings there are in all',
  Link: 'rel="next", where there is a next page',
};

/** Another stay of a booking: what is left out stays as it is. */
export interface StayBody {
  koie?: string;
  arrival_date?: string;
  departure_date?: string;
  guests_member?: number;
  guests_not_member?: number;
}

export const stayFields = {
  koie: text().max(100).empty('').description('Slug or name of the koie'),
  arrival_date: day().empty(''),
  departure_date: day().empty(''),
  guests_member: whole(0, MOST_GUESTS).empty(''),
  guests_not_member: whole(0, MOST_GUESTS).empty(''),
};

export const CancellationSchema = component(
  'Cancellation',
  answer({
    allowed: Joi.boolean(),
    code: Joi.string().valid('key_out', 'stay_over', 'not_by_terms', 'cancelled').allow(null),
    refund: Joi.number().integer().description('NOK that would go back'),
    kept: Joi.number().integer().description('NOK that would be kept'),
    terms: NAMED_TERMS,
  }),
);

export const ChangeSchema = component(
  'Change',
  answer({
    allowed: Joi.boolean(),
    code: Joi.string()
      .valid('cancelled', 'not_confirmed', 'stay_over', 'not_by_terms', 'key_out', 'beds_taken')
      .allow(null),
    price: Joi.number().integer().description('NOK that the booking costs with the new stay'),
    difference: Joi.number().integer().description('NOK more than now; negative when it is less'),
    refund: Joi.number().integer().description('NOK of the difference that would go back, by the terms'),
    to_pay: Joi.number()
      .integer()
      .description('NOK to be paid before a dearer stay takes the place of this one'),
    free_beds: Joi.number()
      .integer()
      .description('Free on the fullest of the nights, those of this booking not counted as taken'),
  }),
);

/** Why a stay cannot be booked just now, whatever beds are free. */
export const NOT_BOOKABLE = ['not_open_yet', 'no_longer_open', 'stay_too_long', 'too_many_guests'] as const;
