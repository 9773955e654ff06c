import Joi from 'joi';
import { config } from '../../../config/index.js';
import { LANGUAGES, type Language } from '../../models/index.js';
import { DomainError, type ErrorCode } from '../../platform/refusals/errors.js';
import type { Actor } from '../../platform/write.js';
import { formToken, isFormToken } from '../../services/guest-links/index.js';
import { type GuestPage, openLink, readGuestPage } from '../../services/guest-page/index.js';
import { isFromBrowser } from '../payments/page.js';
import { type Answer, type Route, type RouteRequest, route } from '../route.js';
import { text } from '../schema.js';
import { countWrite } from '../write-limits.js';
import { errorPage } from './error-page.js';
import { BASE, seeOther, textsIn } from './render.js';
import type { GuestTexts } from './texts/nb.js';

/** Where this server stands behind a path of another one, as guests reach it. */
const PREFIX = config.publicApiUrl ? new URL(config.publicApiUrl).pathname.replace(/\/+$/, '') : '';
const LONGEST = 200;

/** The pages of beds that the waiting list offers, which are not booked yet. */
const OF_OFFERS = ['', 'pay', 'decline'];

/** What the history says of what is done on a guest's own page. */
export const GUEST: Actor = { source: 'guest_link' };

/** A guest on a page of their own. */
export interface Visit {
  bookingId: number;
  /** The booking as it is, in the language of the visit. */
  read: GuestPage;
  language: Language;
  t: GuestTexts;
  /** What the address or the form says. */
  asked: URLSearchParams;
  /** The address of another page of this guest's. */
  address: (act?: string, asked?: Record<string, string>) => string;
  /** What a form that does `act` carries besides its fields. */
  hidden: (act: string) => { name: string; value: string }[];
}

/** A page of a guest's own: how it is reached below the link, and what it shows or does. */
interface GuestRoute {
  method: 'get' | 'post';
  /** Empty: the page itself. */
  act: string;
  operationId: string;
  summary: string;
  /** What the address may say besides the language. */
  query?: readonly string[];
  contentType?: string;
  errors?: ErrorCode[];
  show: (visit: Visit) => Promise<Answer>;
}

/**
 * Declares a page of a guest's own. Reading changes nothing. What changes something is a form of ours, with what only
 * this link's forms carry. Whoever follows a link in a browser is told of errors in a page; programs get JSON as ever.
 */
export function guestRoute({
  method,
  act,
  operationId,
  summary,
  query = [],
  contentType,
  errors = [],
  show,
}: GuestRoute): Route {
  const isForm = method === 'post';
  return route({
    method,
    path: act ? `${BASE}/{token}/${act}/` : `${BASE}/{token}/`,
    access: 'guests.own_page',
    operationId,
    tag: 'Guest pages',
    summary,
    params: Joi.object<{ token: string }>({ token: text().max(LONGEST).required() }),
    notFound: 'booking_not_found',
    ...(isForm ? { rawBody: 'form' as const, hasOwnLimit: true as const } : { query: querySchema(query) }),
    responses: isForm
      ? {
          200: { description: 'What to do now, as a page', contentType: 'text/html', schema: Joi.string() },
          303: { description: 'Done: to a page that says so', headers: { Location: 'The page' } },
        }
      : {
          303: { description: 'Not now: to the page itself', headers: { Location: 'The page' } },
          200: { description: 'The page', contentType: contentType ?? 'text/html', schema: Joi.string() },
        },
    errors: [
      'booking_not_found',
      'not_found',
      'too_many_requests',
      ...(isForm ? (['forbidden'] as const) : []),
      ...errors,
    ],
    handler: (request) => readably(request, (seen) => visited(request, { act, isForm, show, seen })),
  });
}

type Request = RouteRequest<{ token: string }, unknown, unknown>;
type Seen = Pick<Visit, 'language' | 'address'>;

async function visited(
  request: Request,
  {
    act,
    isForm,
    show,
    seen,
  }: Pick<GuestRoute, 'act' | 'show'> & { isForm: boolean; seen: (known: Seen) => void },
): Promise<Answer> {
  const { token } = request.params;
  if (isForm) await countWrite(request.address, undefined);
  const bookingId = await openLink(token, request.address);
  const read = bookingId === null ? null : await readGuestPage(bookingId);
  if (bookingId === null || !read) throw new DomainError('booking_not_found');
  const asked = isForm ? new URLSearchParams(request.raw.toString('utf8')) : queryOf(request.query);
  const language = languageIn(asked) ?? read.booking.language;
  const address: Visit['address'] = (to = '', more = {}) => addressOf(token, to, { ...more, lang: language });
  seen({ language, address });
  if (isForm && !isOurs(request, asked.get('form') ?? '', act)) throw new DomainError('forbidden');
  if (!read.booking.isConfirmed && !OF_OFFERS.includes(act)) return seeOther(address());
  return show({
    bookingId,
    read: { ...read, booking: { ...read.booking, language } },
    language,
    t: textsIn(language),
    asked,
    address,
    hidden: (of) => [
      { name: 'form', value: formToken(token, of) },
      { name: 'lang', value: language },
    ],
  });
}

/** Sent by a form of this page: by what it carries, and by what browsers say of where a request comes from. */
function isOurs({ headers, params }: Request, given: string, act: string): boolean {
  const site = headers['sec-fetch-site'];
  if (site !== undefined && site !== 'same-origin' && site !== 'none') return false;
  return isFormToken(given, params.token, act);
}

async function readably(
  request: Request,
  answer: (seen: (known: Seen) => void) => Promise<Answer>,
): Promise<Answer> {
  let known: Seen | undefined;
  try {
    return await answer((seen) => {
      known = seen;
    });
  } catch (error) {
    if (!isFromBrowser(request.headers)) throw error;
    return errorPage(error, known?.language ?? request.language, request.requestId, known?.address());
  }
}

function addressOf(token: string, act: string, asked: Record<string, string>): string {
  const path = `${PREFIX}${BASE}/${token}/${act}`;
  const slash = act && !act.includes('.') ? '/' : '';
  return `${path}${slash}?${new URLSearchParams(asked)}`;
}

function languageIn(asked: URLSearchParams): Language | undefined {
  return LANGUAGES.find((language) => language === asked.get('lang'));
}

function querySchema(names: readonly string[]): Joi.ObjectSchema {
  const fields = ['lang', 'done', ...names].map((name) => [name, text().max(LONGEST).empty('')]);
  return Joi.object(Object.fromEntries(fields));
}

function queryOf(query: unknown): URLSearchParams {
  const entries = Object.entries(query ?? {}).filter(([, value]) => typeof value === 'string');
  return new URLSearchParams(entries as [string, string][]);
}
