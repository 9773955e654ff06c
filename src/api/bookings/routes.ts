import Joi from 'joi';
import { may } from '../../access.js';
import { DomainError } from '../../platform/refusals/errors.js';
import { book } from '../../services/bookings/book.js';
import { findBooking, listBookings } from '../../services/bookings/queries.js';
import { ok, route } from '../route.js';
import { answer, uuid } from '../schema.js';
import { manageRoutes } from './manage-routes.js';
import { presentBooking, presentBookingToStranger, presentMadeBooking, presentPage } from './presenter.js';
import {
  BookingBodySchema,
  BookingSchema,
  NOT_BOOKABLE,
  PAGE_HEADERS,
  type PageQuery,
  pageQuery,
} from './schemas.js';

const tag = 'Bookings';
const KEY_LENGTH = 255;

export const bookingRoutes = [
  ...manageRoutes,
  route({
    method: 'post',
    path: '/koie/booking/',
    access: 'bookings.create',
    operationId: 'createBooking',
    tag,
    summary: 'Hold beds for 16 minutes, until the booking is paid',
    requestHeaders: { 'Idempotency-Key': 'The same key and body within 24 hours get the first answer again' },
    body: BookingBodySchema,
    responses: {
      200: {
        description: 'The hold',
        schema: answer({ booking: BookingSchema, price: Joi.number().integer() }),
      },
    },
    errors: [
      ...NOT_BOOKABLE,
      'beds_taken',
      'koie_closed',
      'too_many_holds',
      'fair_use',
      'idempotency_mismatch',
    ],
    handler: async ({ body, caller, headers }) => {
      const request = {
        koie: body.koie,
        arrivalDate: body.arrival_date,
        departureDate: body.departure_date,
        guestsMember: body.guests_member,
        guestsNotMember: body.guests_not_member,
        contactEmail: body.contact_email,
        party: body.guests,
      };
      return ok(await book(request, caller, idempotencyKey(headers['idempotency-key']), presentMadeBooking));
    },
  }),
  route({
    method: 'get',
    path: '/koie/booking/',
    access: 'bookings.list',
    operationId: 'listBookings',
    tag,
    summary: "A member's own bookings, or everybody's for SiT and the board; newest first",
    query: Joi.object<PageQuery>(pageQuery),
    responses: {
      200: { description: 'Bookings', schema: Joi.array().items(BookingSchema), headers: PAGE_HEADERS },
    },
    handler: async ({ query, caller }) => {
      const page = await listBookings({
        ...(may(caller, 'bookings.list_all') ? {} : { userId: caller.ntnuiNo }),
        includeExpired: query.include_expired,
        order: { by: 'created', descending: true },
        limit: query.limit,
        offset: query.offset,
      });
      return presentPage(page, presentBooking, '/koie/booking/', { ...query });
    },
  }),
  route({
    method: 'get',
    path: '/koie/booking/{uuid}/',
    access: 'bookings.read',
    operationId: 'getBooking',
    tag,
    summary: 'A booking; strangers do not see whose it is',
    params: Joi.object<{ uuid: string }>({ uuid: uuid().required() }),
    notFound: 'booking_not_found',
    responses: { 200: { description: 'The booking', schema: answer({ booking: BookingSchema }) } },
    errors: ['booking_not_found'],
    handler: async ({ params, visitor }) => {
      const booking = await findBooking(params.uuid);
      if (!booking) throw new DomainError('booking_not_found');
      const caller = await visitor();
      const mayKnowWhose =
        may(caller, 'bookings.read_private') || (caller && caller.ntnuiNo === booking.user);
      return ok({ booking: mayKnowWhose ? presentBooking(booking) : presentBookingToStranger(booking) });
    },
  }),
];

function idempotencyKey(header: string | string[] | undefined): string | undefined {
  const key = Array.isArray(header) ? header[0] : header;
  return key?.slice(0, KEY_LENGTH) || undefined;
}
