import Joi from 'joi';
import { DomainError } from '../../platform/refusals/errors.js';
import { openFeed } from '../../services/feeds/index.js';
import { type Route, route } from '../route.js';
import { text } from '../schema.js';

const LONGEST = 200;

/** Personal calendar feeds. Whose it is stands in the address. */
export const calendarRoutes: Route[] = [
  route({
    method: 'get',
    path: '/calendar/{token}.ics',
    access: 'calendar.read',
    operationId: 'readCalendar',
    tag: 'Calendars',
    summary: 'A personal calendar, for the program that has its address',
    params: Joi.object<{ token: string }>({ token: text().max(LONGEST).required() }),
    notFound: 'not_found',
    requestHeaders: { 'If-None-Match': 'The `ETag` of the last answer: 304 as long as nothing has changed' },
    responses: {
      200: {
        description: 'iCalendar (RFC 5545): events of whole Oslo days, of the past 60 days and all ahead',
        contentType: 'text/calendar',
        schema: Joi.string(),
        headers: { ETag: 'What it holds' },
      },
      304: { description: 'As it was' },
    },
    errors: ['not_found', 'too_many_requests'],
    handler: async ({ params, address, headers }) => {
      const feed = await openFeed(params.token, address);
      if (!feed) throw new DomainError('not_found');
      const etag = `W/"${feed.version}"`;
      const kept = {
        ETag: etag,
        // To be asked again each time, and told from what is kept by its ETag.
        'Cache-Control': 'private, no-cache',
        'Referrer-Policy': 'no-referrer',
        'X-Robots-Tag': 'noindex, nofollow',
      };
      // Express's own answer is 200 to programs that say `Cache-Control: no-cache` too, as some do each time.
      if (headers['if-none-match']?.includes(etag)) return { status: 304, headers: kept };
      return {
        status: 200,
        body: await feed.calendar(),
        headers: { ...kept, 'Content-Type': 'text/calendar; charset=utf-8' },
      };
    },
  }),
];
