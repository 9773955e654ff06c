import Joi from 'joi';
import { KEY_STATUSES, type KeyStatus } from '../../models/index.js';
import { DomainError } from '../../platform/refusals/errors.js';
import {
  BOOKING_ORDERS,
  type BookingOrder,
  findBooking,
  listBookings,
} from '../../services/bookings/queries.js';
import { changeKeyStatus } from '../../services/keys/key-status.js';
import { presentPage, presentSitBooking } from '../bookings/presenter.js';
import { PAGE_HEADERS, type PageQuery, pageQuery, SitBookingSchema } from '../bookings/schemas.js';
import { ok, route } from '../route.js';
import { answer, day, text, uuid } from '../schema.js';

const tag = 'SiT';
const path = '/koie/sit/{uuid}/';
const params = Joi.object<{ uuid: string }>({ uuid: uuid().required() });
const notFound = 'booking_not_found';

interface SitQuery extends PageQuery {
  key_status?: KeyStatus;
  koie?: string;
  arrival_date_start?: string;
  arrival_date_end?: string;
  departure_date_start?: string;
  departure_date_end?: string;
  order_by?: string;
}

export const sitRoutes = [
  route({
    method: 'get',
    path: '/koie/sit/',
    access: 'sit.read',
    operationId: 'listSitBookings',
    tag,
    summary: 'Bookings with where their keys are',
    query: Joi.object<SitQuery>({
      key_status: Joi.string()
        .valid(...KEY_STATUSES)
        .empty(''),
      koie: text().empty('').description('Slug or name; one that names nothing gives an empty list'),
      arrival_date_start: day().empty(''),
      arrival_date_end: day().empty('').description('Inclusive'),
      departure_date_start: day().empty(''),
      departure_date_end: day().empty('').description('Inclusive'),
      order_by: text()
        .empty('')
        .description(
          `One of ${BOOKING_ORDERS.join(', ')}, with - in front for descending; created otherwise`,
        ),
      ...pageQuery,
    }),
    responses: {
      200: { description: 'Bookings', schema: Joi.array().items(SitBookingSchema), headers: PAGE_HEADERS },
    },
    handler: async ({ query }) =>
      presentPage(await listBookings(filterOf(query)), presentSitBooking, '/koie/sit/', { ...query }),
  }),
  route({
    method: 'get',
    path,
    access: 'sit.read',
    operationId: 'getSitBooking',
    tag,
    summary: 'One booking with where its key is',
    params,
    notFound,
    responses: { 200: { description: 'The booking', schema: SitBookingSchema } },
    errors: [notFound],
    handler: async ({ params: { uuid: bookingUuid } }) => {
      const booking = await findBooking(bookingUuid);
      if (!booking) throw new DomainError(notFound);
      return ok(presentSitBooking(booking));
    },
  }),
  route({
    method: 'patch',
    path,
    access: 'sit.change_key_status',
    operationId: 'changeKeyStatus',
    tag,
    summary: 'Say where the key of a booking is',
    params,
    notFound,
    body: Joi.object<{ key_status?: unknown }>({
      key_status: Joi.any().description(`One of ${KEY_STATUSES.join(', ')}`),
    }),
    responses: { 200: { description: 'Changed', schema: answer({ detail: Joi.string() }) } },
    errors: [notFound, 'invalid_key_status', 'cancelled', 'hold_expired'],
    handler: async ({ params: { uuid: bookingUuid }, body, caller }) => {
      const keyStatus = KEY_STATUSES.find((status) => status === body.key_status);
      if (!keyStatus) throw new DomainError('invalid_key_status');
      await changeKeyStatus(bookingUuid, keyStatus, { user: caller.ntnuiNo, source: 'api' });
      return ok({ detail: 'Changes were made' });
    },
  }),
  route({
    method: 'put',
    path,
    access: 'sit.change_key_status',
    operationId: 'replaceSitBooking',
    tag,
    summary: 'Not implemented: use PATCH',
    params,
    notFound,
    responses: {},
    errors: [notFound, 'use_patch'],
    handler: async () => {
      throw new DomainError('use_patch');
    },
  }),
];

function filterOf(query: SitQuery) {
  return {
    keyStatus: query.key_status,
    koie: query.koie,
    arrivalFrom: query.arrival_date_start,
    arrivalTo: query.arrival_date_end,
    departureFrom: query.departure_date_start,
    departureTo: query.departure_date_end,
    includeExpired: query.include_expired,
    order: orderOf(query.order_by ?? ''),
    limit: query.limit,
    offset: query.offset,
  };
}

/** Unknown orders fall back to the default, ascending by `created`. */
function orderOf(orderBy: string): { by: BookingOrder; descending: boolean } {
  const by = BOOKING_ORDERS.find((order) => order === orderBy.replace(/^-/, ''));
  return { by: by ?? 'created', descending: by !== undefined && orderBy.startsWith('-') };
}
