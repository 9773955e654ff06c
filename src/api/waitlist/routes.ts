import Joi from 'joi';
import {
  entriesOf,
  joinWaitingList,
  type ListedEntry,
  leaveWaitingList,
} from '../../services/waitlist/index.js';
import { ok, route } from '../route.js';
import { answer, uuid } from '../schema.js';
import { EntrySchema, type WaitingBody, WaitingBodySchema } from './schemas.js';

const tag = 'Waiting list';
const access = 'waitlist.own';

export const waitlistRoutes = [
  route({
    method: 'post',
    path: '/koie/waitlist/',
    access,
    operationId: 'joinWaitingList',
    tag,
    summary: 'Wait for beds: the first party that fits wholly is offered them',
    body: WaitingBodySchema,
    responses: { 200: { description: 'The entry', schema: answer({ entry: EntrySchema }) } },
    errors: ['beds_free', 'already_waiting'],
    handler: async ({ body, caller }) =>
      ok({ entry: presentEntry(await joinWaitingList(requestOf(body), caller)) }),
  }),
  route({
    method: 'get',
    path: '/koie/waitlist/',
    access,
    operationId: 'listWaitingEntries',
    tag,
    summary: "A member's own entries, the newest first",
    responses: {
      200: { description: 'Entries', schema: answer({ entries: Joi.array().items(EntrySchema) }) },
    },
    handler: async ({ caller }) => ok({ entries: (await entriesOf(caller.ntnuiNo)).map(presentEntry) }),
  }),
  route({
    method: 'delete',
    path: '/koie/waitlist/{uuid}/',
    access,
    operationId: 'leaveWaitingList',
    tag,
    summary: 'Leave the list, and decline what it offers; repeated, it answers the same',
    params: Joi.object<{ uuid: string }>({ uuid: uuid().required() }),
    notFound: 'not_found',
    responses: { 204: { description: 'The entry does not wait any more' } },
    errors: ['not_found', 'already_paid', 'payment_in_progress', 'payment_unavailable'],
    handler: async ({ params, caller }) => {
      await leaveWaitingList(params.uuid, caller.ntnuiNo, { user: caller.ntnuiNo, source: 'api' });
      return { status: 204 };
    },
  }),
];

function requestOf(body: WaitingBody) {
  return {
    koier: Array.isArray(body.koie) ? body.koie : [body.koie],
    arrivalDate: body.arrival_date,
    departureDate: body.departure_date,
    guestsMember: body.guests_member,
    guestsNotMember: body.guests_not_member,
  };
}

function presentEntry(entry: ListedEntry) {
  return {
    uuid: entry.uuid,
    koier: entry.koier,
    arrival_date: entry.arrivalDate,
    departure_date: entry.departureDate,
    guests_member: entry.guestsMember,
    guests_not_member: entry.guestsNotMember,
    created: entry.createdAt,
    state: entry.state,
    booking: entry.booking,
    offered_until: entry.offeredUntil,
  };
}
