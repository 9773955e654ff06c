import Joi from 'joi';
import { WAITING_STATES } from '../../models/index.js';
import { MOST_GUESTS } from '../bookings/schemas.js';
import { answer, component, day, text, timestamp, uuid, whole } from '../schema.js';

const MOST_KOIER = 5;

export interface WaitingBody {
  koie: string | string[];
  arrival_date: string;
  departure_date: string;
  guests_member: number;
  guests_not_member: number;
}

const koie = () => text().max(100);

export const WaitingBodySchema = component(
  'WaitingRequest',
  Joi.object<WaitingBody>({
    koie: Joi.alternatives()
      .try(koie(), Joi.array().items(koie().required()).min(1).max(MOST_KOIER))
      .required()
      .description(`Slug or name of the koie, or up to ${MOST_KOIER} of them: any will do`),
    arrival_date: day().required().description('Tomorrow or later'),
    departure_date: day().required(),
    guests_member: whole(0, MOST_GUESTS).required(),
    guests_not_member: whole(0, MOST_GUESTS).required(),
  }),
);

export const EntrySchema = component(
  'WaitingEntry',
  answer({
    uuid: uuid(),
    koier: Joi.array().items(Joi.string()).description('Slugs'),
    arrival_date: day(),
    departure_date: day(),
    guests_member: Joi.number().integer(),
    guests_not_member: Joi.number().integer(),
    created: timestamp(),
    state: Joi.string().valid(...WAITING_STATES),
    booking: uuid().allow(null).description('The hold that is offered, or the booking it has become'),
    offered_until: timestamp().allow(null).description('Pay it before then'),
  }),
);
