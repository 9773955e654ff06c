import Joi from 'joi';
import { addDays, nightsBetween, today } from '../../platform/clock.js';
import { FieldErrors } from '../../platform/refusals/field-errors.js';
import { availability, type KoieAvailability } from '../../services/beds/availability.js';
import { FreeBedsSchema } from '../koier/schemas.js';
import { ok, route } from '../route.js';
import { answer, component, day, whole } from '../schema.js';

const DEFAULT_NIGHTS = 14;
const MOST_NIGHTS = 366;

const KoieAvailabilitySchema = component(
  'KoieAvailability',
  answer({
    name: Joi.string(),
    slug: Joi.string(),
    number_of_beds: Joi.number().integer(),
    booking_window: Joi.number().integer(),
    beds_available_in_date_range: FreeBedsSchema,
  }),
);
const responses = {
  200: {
    description: 'Every koie in use',
    schema: answer({ koier: Joi.array().items(KoieAvailabilitySchema) }),
  },
};

export const availabilityRoutes = [
  route({
    method: 'get',
    path: '/koie/availability/',
    access: 'availability.read',
    operationId: 'getAvailability',
    tag: 'Availability',
    summary: 'Free beds of every koie on the nights from today',
    query: Joi.object<{ days: number }>({
      days: whole(0, MOST_NIGHTS)
        .empty('')
        .default(DEFAULT_NIGHTS)
        .description('Nights from today; 0 gives empty maps'),
    }),
    responses,
    handler: async ({ query }) => ok(present(await availability(today(), addDays(today(), query.days)))),
  }),
  route({
    method: 'get',
    path: '/koie/availability/range/',
    access: 'availability.read',
    operationId: 'getAvailabilityRange',
    tag: 'Availability',
    summary: 'Free beds of every koie between two days',
    query: Joi.object<{ from_date?: string; to_date?: string }>({
      from_date: day().empty('').description('First night; today when left out'),
      to_date: day()
        .empty('')
        .description('Exclusive; today + 14 when left out; at most 366 days after from_date'),
    }),
    responses,
    handler: async ({ query }) => {
      const from = query.from_date ?? today();
      const to = query.to_date ?? addDays(today(), DEFAULT_NIGHTS);
      if (nightsBetween(from, to) > MOST_NIGHTS) {
        throw new FieldErrors({ toDate: [{ key: 'range_too_long', values: { limit: MOST_NIGHTS } }] });
      }
      return ok(present(await availability(from, to)));
    },
  }),
];

function present(koier: KoieAvailability[]) {
  return {
    koier: koier.map(({ name, slug, numberOfBeds, bookingWindow, freeBeds }) => ({
      name,
      slug,
      number_of_beds: numberOfBeds,
      booking_window: bookingWindow,
      beds_available_in_date_range: freeBeds,
    })),
  };
}
