import Joi from 'joi';
import type { Language } from '../../models/index.js';
import { FieldErrors } from '../../platform/refusals/field-errors.js';
import { type ChangeQuote, quoteChangeOf } from '../../services/bookings/change-quote.js';
import { type CancellationQuote, CancellationQuoteChanged } from '../../services/bookings/guest-cancel.js';
import { ChangeQuoteChanged, changeForGuest } from '../../services/bookings/guest-change.js';
import type { Move } from '../../services/bookings/move.js';
import { type BookingRecord, findBooking } from '../../services/bookings/queries.js';
import { cancelStay, quoteStay } from '../../services/closures/index.js';
import { findKoie } from '../../services/koier/look-up.js';
import { payLink } from '../../services/payments/pay-link.js';
import { presentNamedTerms } from '../accounts/presenter.js';
import { ok, route } from '../route.js';
import { answer, whole } from '../schema.js';
import { bookingParams, managedBooking, quoteChanged } from './own-booking.js';
import { presentBooking } from './presenter.js';
import {
  BookingSchema,
  CancellationSchema,
  ChangeSchema,
  NOT_BOOKABLE,
  type StayBody,
  stayFields,
} from './schemas.js';

const tag = 'Bookings';
const access = 'bookings.manage_own';
const notFound = 'booking_not_found';
const MOST_NOK = 1_000_000_000;
const shared = { access, tag, params: bookingParams, notFound } as const;

interface ChangeBody extends StayBody {
  expected_difference: number;
}

export const manageRoutes = [
  route({
    ...shared,
    method: 'get',
    path: '/koie/booking/{uuid}/cancellation/',
    operationId: 'getCancellation',
    summary:
      'What cancelling would come to today, by the terms, or all of it while a closure offers something else; for the owner and staff',
    responses: { 200: { description: 'The quote', schema: CancellationSchema } },
    errors: ['booking_not_found'],
    handler: async ({ params, caller, language }) => {
      const { booking } = await managedBooking(params.uuid, caller);
      return ok(presentCancellation(await quoteStay(booking.id), language));
    },
  }),
  route({
    ...shared,
    method: 'post',
    path: '/koie/booking/{uuid}/cancellation/',
    operationId: 'cancelBooking',
    summary: 'Cancel for the sum that was quoted; repeated, it answers the same',
    body: Joi.object<{ expected_refund: number }>({
      expected_refund: whole(0, MOST_NOK).required().description('NOK, as quoted'),
    }),
    responses: {
      200: {
        description: 'Cancelled',
        schema: answer({
          booking: BookingSchema,
          refund: Joi.number().integer().description('NOK that goes back'),
        }),
      },
    },
    errors: [
      'booking_not_found',
      'quote_changed',
      'key_out',
      'stay_over',
      'not_by_terms',
      'cancelled',
      'payment_in_progress',
    ],
    handler: async ({ params, body, caller, language }) => {
      const { booking, isOwn } = await managedBooking(params.uuid, caller);
      const actor = { user: caller.ntnuiNo, source: 'api' } as const;
      try {
        const asked = { expectedRefundNok: body.expected_refund, isGuest: isOwn };
        const refund = await cancelStay(booking.id, asked, actor);
        return ok({ booking: await presented(booking), refund });
      } catch (error) {
        if (!(error instanceof CancellationQuoteChanged)) throw error;
        return quoteChanged(presentCancellation(error.quote, language), language);
      }
    },
  }),
  route({
    ...shared,
    method: 'get',
    path: '/koie/booking/{uuid}/change/',
    operationId: 'getChange',
    summary: 'What another stay would come to today, by the terms; for the owner and staff',
    query: Joi.object<StayBody>(stayFields),
    responses: { 200: { description: 'The quote', schema: ChangeSchema } },
    errors: ['booking_not_found', ...NOT_BOOKABLE],
    handler: async ({ params, query, caller }) => {
      const { booking } = await managedBooking(params.uuid, caller);
      return ok(presentChange(await quoteChangeOf(booking.id, await stayIn(query, booking))));
    },
  }),
  route({
    ...shared,
    method: 'post',
    path: '/koie/booking/{uuid}/change/',
    operationId: 'changeBooking',
    summary: 'Change the stay, for the difference that was quoted; a dearer one is held until it is paid',
    body: Joi.object<ChangeBody>({
      ...stayFields,
      expected_difference: whole(-MOST_NOK, MOST_NOK).required().description('NOK, as quoted'),
    }),
    responses: {
      200: {
        description: 'Changed; or, where something is to be paid, held for 16 minutes until it is',
        schema: answer({
          booking: BookingSchema,
          refund: Joi.number().integer().description('NOK that goes back'),
          to_pay: Joi.number().integer().description('NOK that is to be paid first; 0: it is changed'),
          pay_url: Joi.string().allow(null).description('Where that is paid'),
        }),
      },
    },
    errors: [
      'booking_not_found',
      'quote_changed',
      ...NOT_BOOKABLE,
      'beds_taken',
      'koie_closed',
      'fair_use',
      'key_out',
      'stay_over',
      'not_by_terms',
      'not_confirmed',
      'cancelled',
      'payment_in_progress',
      'payment_unavailable',
    ],
    handler: async ({ params, body, caller, language }) => {
      const { booking } = await managedBooking(params.uuid, caller);
      const actor = { user: caller.ntnuiNo, source: 'api' } as const;
      try {
        const stay = await stayIn(body, booking);
        const asked = { stay, expectedDifferenceNok: body.expected_difference };
        const { refundNok, toPayNok } = await changeForGuest(booking.id, asked, actor);
        return ok({
          booking: await presented(booking),
          refund: refundNok,
          to_pay: toPayNok,
          pay_url: toPayNok > 0 ? payLink(booking.uuid) : null,
        });
      } catch (error) {
        if (!(error instanceof ChangeQuoteChanged)) throw error;
        return quoteChanged(presentChange(error.quote), language);
      }
    },
  }),
];

/** The stay that was asked for: what is left out stays as it is. Throws FieldErrors for a koie that is none. */
async function stayIn(asked: StayBody, booking: BookingRecord): Promise<Move> {
  const koie = await findKoie(asked.koie ?? booking.koie);
  if (!koie) throw new FieldErrors({ koie: [{ key: 'koie_not_known' }] });
  return {
    koieId: koie.id,
    arrivalDate: asked.arrival_date ?? booking.arrivalDate,
    departureDate: asked.departure_date ?? booking.departureDate,
    guestsMember: asked.guests_member ?? booking.guestsMember,
    guestsNotMember: asked.guests_not_member ?? booking.guestsNotMember,
  };
}

async function presented(booking: BookingRecord) {
  return presentBooking((await findBooking(booking.uuid)) ?? booking);
}

function presentCancellation({ code, refundNok, keptNok, terms }: CancellationQuote, language: Language) {
  return {
    allowed: code === null,
    code,
    refund: refundNok,
    kept: keptNok,
    terms: presentNamedTerms(terms, language),
  };
}

function presentChange({ code, priceNok, differenceNok, refundNok, toPayNok, freeBeds }: ChangeQuote) {
  return {
    allowed: code === null,
    code,
    price: priceNok,
    difference: differenceNok,
    refund: refundNok,
    to_pay: differenceNok > 0 ? toPayNok : 0,
    free_beds: freeBeds,
  };
}
