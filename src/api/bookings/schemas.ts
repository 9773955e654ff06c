import Joi from 'joi';
import { KEY_STATUSES } from '../../models/index.js';
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
const MOST_GUESTS = 10_000;

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
