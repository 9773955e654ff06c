import { expect } from 'chai';
import { SignJWT } from 'jose';
import { config } from '../../config/index.js';
import { routes } from '../../src/api/index.js';
import type { Booking } from '../../src/models/index.js';
import { Payment } from '../../src/models/index.js';
import { addDays, today } from '../../src/platform/clock.js';
import { makeTripsFeed, tripsFeedOf } from '../../src/services/feeds/index.js';
import { formToken, tokenFor } from '../../src/services/guest-links/index.js';
import { issueTokens } from '../../src/services/people/tokens.js';
import { useApi } from '../support/api.js';
import { useDatabase } from '../support/database.js';
import {
  buildAdmin,
  buildBoard,
  buildBooking,
  buildHold,
  buildKoie,
  buildMember,
  buildReceipt,
  buildSit,
  buildUser,
  fullReport,
  join,
  PASSWORD,
} from '../support/factories.js';
import { buildAwaited } from '../support/payments.js';

const CALLERS = [
  'anonymous',
  'member',
  'sit',
  'board',
  'admin',
  'board of another group',
  'volunteer of koiene',
  'inactive',
  'expired token',
  'token of a deactivated user',
] as const;
type CallerName = (typeof CALLERS)[number];

/** Who is let through; everybody else is refused with 401 (not known) or 403 (known). */
const EVERYONE = CALLERS;
const MEMBERS: readonly CallerName[] = [
  'member',
  'sit',
  'board',
  'admin',
  'board of another group',
  'volunteer of koiene',
];
const STAFF: readonly CallerName[] = ['sit', 'board', 'admin'];
const BOARD: readonly CallerName[] = ['board', 'admin'];
const ADMINS: readonly CallerName[] = ['admin'];
const UNKNOWN: readonly CallerName[] = [
  'anonymous',
  'inactive',
  'expired token',
  'token of a deactivated user',
];

interface Row {
  allowed: readonly CallerName[];
  /** What the ones let through get. */
  status: number;
  /** What the others get where it is not told that there is something. */
  refused?: 404;
  /** What the others get who are known: 403 unless told. */
  others?: number;
  path?: () => Promise<string> | string;
  body?: () => unknown;
}

describe('access: every route for every caller', () => {
  useDatabase();
  const api = useApi();
  const tokens = new Map<CallerName, string | undefined>();
  let koieSlug: string;
  let booking: Booking;

  before(async () => {
    const inactive = await buildUser({ isActive: false });
    const deactivated = await buildUser();
    const member = await buildMember();
    const accessOf = async (user: { ntnuiNo: number }) => (await issueTokens(user.ntnuiNo)).access;
    tokens.set('anonymous', undefined);
    tokens.set('member', await accessOf(member));
    tokens.set('sit', await accessOf(await buildSit()));
    tokens.set('board', await accessOf(await buildBoard()));
    tokens.set('admin', await accessOf(await buildAdmin()));
    tokens.set(
      'board of another group',
      await accessOf(await join(await buildUser(), 'friidrett', 'leader')),
    );
    tokens.set('volunteer of koiene', await accessOf(await join(await buildUser(), 'koiene', 'volunteer')));
    tokens.set('inactive', await accessOf(inactive));
    tokens.set('expired token', await expiredToken(member.ntnuiNo));
    tokens.set('token of a deactivated user', await accessOf(deactivated));
    await deactivated.update({ isActive: false });
    const koie = await buildKoie({ numberOfBeds: 90 });
    koieSlug = koie.slug;
    booking = await buildBooking({ koieId: koie.id });
  });

  const refreshToken = async () => (await issueTokens((await buildUser()).ntnuiNo)).refresh;
  const paymentOfAHold = async () => {
    const hold = await buildHold();
    const payment = await Payment.findOne({ where: { bookingId: hold.id }, rejectOnEmpty: true });
    return `/payments/stripetransaction/${payment.id}/`;
  };

  const sandboxPage = async () => {
    const { headers } = await api.get(`/koie/booking/${(await buildAwaited()).uuid}/pay/`);
    return headers.get('location') ?? '';
  };

  let link = '';
  /** A page of a new booking's guest, who has its link. */
  const guestPage =
    (act = '', overrides: Parameters<typeof buildBooking>[0] = {}) =>
    async () => {
      const { id } = await buildBooking(overrides);
      link = (await tokenFor(id)) ?? '';
      return `/koie/booking/manage/${link}/${act}`;
    };
  const guestForm =
    (act: string, fields: Record<string, string> = {}) =>
    () =>
      new URLSearchParams({ form: formToken(link, act), ...fields }).toString();
  const guestReceipt = (act: string) => async () => {
    const paid = await buildBooking();
    return `/koie/booking/manage/${await tokenFor(paid.id)}/${act}?number=${await buildReceipt(paid)}`;
  };

  const TABLE: Record<string, Row> = {
    showGuestPage: { allowed: EVERYONE, status: 200, path: guestPage() },
    showGuestCancelling: { allowed: EVERYONE, status: 200, path: guestPage('cancel/') },
    cancelOnGuestPage: {
      allowed: EVERYONE,
      status: 303,
      path: guestPage('cancel/'),
      body: guestForm('cancel', { refund: '0' }),
    },
    showGuestParty: { allowed: EVERYONE, status: 200, path: guestPage('party/') },
    correctGuestParty: {
      allowed: EVERYONE,
      status: 303,
      path: guestPage('party/'),
      body: guestForm('party'),
    },
    showGuestConfirmation: { allowed: EVERYONE, status: 200, path: guestPage('confirmation/') },
    sendGuestConfirmation: {
      allowed: EVERYONE,
      status: 303,
      path: guestPage('confirmation/'),
      body: guestForm('confirmation'),
    },
    showGuestPaying: { allowed: EVERYONE, status: 200, path: guestPage('pay/', { isPaid: false }) },
    payOnGuestPage: {
      allowed: EVERYONE,
      status: 200,
      path: guestPage('pay/', { isPaid: false }),
      body: guestForm('pay'),
    },
    showGuestFewer: { allowed: EVERYONE, status: 200, path: guestPage('fewer/', { guestsMember: 2 }) },
    submitGuestFewer: {
      allowed: EVERYONE,
      status: 303,
      path: guestPage('fewer/', { guestsMember: 2 }),
      body: guestForm('fewer', { members: '1', difference: '-40' }),
    },
    showGuestChanging: { allowed: EVERYONE, status: 200, path: guestPage('change/') },
    submitGuestChanging: {
      allowed: EVERYONE,
      status: 200,
      path: guestPage('change/'),
      body: guestForm('change', { members: '2', difference: '40' }),
    },
    showGuestOffer: { allowed: EVERYONE, status: 200, path: guestPage('offer/') },
    takeGuestOffer: {
      allowed: EVERYONE,
      status: 200,
      path: guestPage('offer/'),
      body: guestForm('offer'),
    },
    showGuestDeclining: { allowed: EVERYONE, status: 303, path: guestPage('decline/') },
    declineOnGuestPage: {
      allowed: EVERYONE,
      status: 409,
      path: guestPage('decline/'),
      body: guestForm('decline'),
    },
    joinWaitingList: {
      allowed: MEMBERS,
      status: 200,
      body: () => ({
        koie: koieSlug,
        arrival_date: addDays(today(), 500),
        departure_date: addDays(today(), 501),
        guests_member: 1,
        guests_not_member: 0,
      }),
    },
    listWaitingEntries: { allowed: MEMBERS, status: 200 },
    leaveWaitingList: {
      allowed: MEMBERS,
      status: 404,
      path: () => `/koie/waitlist/${booking.uuid}/`,
    },
    keepOnGuestPage: { allowed: EVERYONE, status: 303, path: guestPage('keep/'), body: guestForm('keep') },
    getCancellation: {
      allowed: STAFF,
      status: 200,
      others: 404,
      path: () => `/koie/booking/${booking.uuid}/cancellation/`,
    },
    cancelBooking: {
      allowed: STAFF,
      status: 200,
      others: 404,
      path: async () => `/koie/booking/${(await buildBooking()).uuid}/cancellation/`,
      body: () => ({ expected_refund: 0 }),
    },
    getChange: {
      allowed: STAFF,
      status: 200,
      others: 404,
      path: () => `/koie/booking/${booking.uuid}/change/`,
    },
    changeBooking: {
      allowed: STAFF,
      status: 200,
      others: 404,
      path: async () => `/koie/booking/${(await buildBooking({ guestsMember: 2 })).uuid}/change/`,
      body: () => ({ guests_member: 1, expected_difference: -40 }),
    },
    downloadGuestCalendar: { allowed: EVERYONE, status: 200, path: guestPage('stay.ics') },
    showGuestFeed: { allowed: EVERYONE, status: 200, path: guestPage('feed/') },
    changeGuestFeed: { allowed: EVERYONE, status: 303, path: guestPage('feed/'), body: guestForm('feed') },
    readCalendar: {
      allowed: EVERYONE,
      status: 200,
      path: async () => {
        await makeTripsFeed(booking.id, 'nb');
        return new URL((await tripsFeedOf(booking.id))?.address ?? '').pathname;
      },
    },
    showGuestReceipt: { allowed: EVERYONE, status: 200, path: guestReceipt('receipt/') },
    downloadGuestReceipt: { allowed: EVERYONE, status: 200, path: guestReceipt('receipt.pdf') },
    login: {
      allowed: EVERYONE,
      status: 200,
      body: async () => ({ email: (await buildUser()).email, password: PASSWORD }),
    },
    refreshToken: { allowed: EVERYONE, status: 200, body: async () => ({ refresh: await refreshToken() }) },
    verifyToken: { allowed: EVERYONE, status: 200, body: async () => ({ token: await refreshToken() }) },
    logout: { allowed: EVERYONE, status: 204, body: async () => ({ refresh: await refreshToken() }) },
    listKoier: { allowed: EVERYONE, status: 200 },
    getKoie: { allowed: EVERYONE, status: 200, path: () => `/koie/koie/${koieSlug}/` },
    createBooking: {
      allowed: MEMBERS,
      status: 200,
      body: () => ({
        koie: koieSlug,
        arrival_date: today(),
        departure_date: addDays(today(), 1),
        guests_member: 1,
        guests_not_member: 0,
      }),
    },
    listBookings: { allowed: MEMBERS, status: 200 },
    getBooking: { allowed: EVERYONE, status: 200, path: () => `/koie/booking/${booking.uuid}/` },
    getAccount: {
      allowed: BOARD,
      status: 200,
      others: 404,
      path: () => `/koie/booking/${booking.uuid}/account/`,
    },
    listSitBookings: { allowed: STAFF, status: 200 },
    getSitBooking: { allowed: STAFF, status: 200, path: () => `/koie/sit/${booking.uuid}/` },
    changeKeyStatus: {
      allowed: STAFF,
      status: 200,
      path: () => `/koie/sit/${booking.uuid}/`,
      body: () => ({ key_status: 'picked_up' }),
    },
    replaceSitBooking: { allowed: STAFF, status: 501, path: () => `/koie/sit/${booking.uuid}/` },
    getAvailability: { allowed: BOARD, status: 200 },
    getAvailabilityRange: { allowed: BOARD, status: 200 },
    createReport: {
      allowed: EVERYONE,
      status: 201,
      path: async () => `/koie/reports/${(await buildBooking({ from: 0 })).uuid}/`,
      body: () => fullReport(),
    },
    listReports: { allowed: BOARD, status: 200 },
    listReportsOfKoie: { allowed: BOARD, status: 200, path: () => `/koie/reports/${koieSlug}/` },
    pay: { allowed: ADMINS, status: 200, path: paymentOfAHold, body: () => ({ token_id: 'tok_visa' }) },
    changePayment: { allowed: MEMBERS, status: 501, path: paymentOfAHold },
    followPayLink: {
      allowed: EVERYONE,
      status: 303,
      path: async () => `/koie/booking/${(await buildAwaited()).uuid}/pay/`,
    },
    showSandboxPage: { allowed: EVERYONE, status: 200, path: sandboxPage },
    payOnSandboxPage: { allowed: EVERYONE, status: 200, path: sandboxPage },
    getReceipt: {
      allowed: BOARD,
      status: 200,
      refused: 404,
      path: async () => `/koie/receipts/${await buildReceipt()}/`,
    },
    receiveStripeEvent: { allowed: EVERYONE, status: 400, body: () => ({ id: 'evt_1' }) },
    getPicture: { allowed: EVERYONE, status: 404, path: () => '/koie/pictures/none.webp' },
    getOpenApi: { allowed: EVERYONE, status: 200 },
    getHealth: { allowed: EVERYONE, status: 200 },
    getReadiness: { allowed: EVERYONE, status: 200 },
    getMetrics: { allowed: EVERYONE, status: 200 },
    getSecurityContact: { allowed: EVERYONE, status: 200 },
  };

  it('has a row for every route', () => {
    expect(Object.keys(TABLE).sort()).to.deep.equal(routes.map(({ operationId }) => operationId).sort());
  });

  for (const route of routes) {
    const row = TABLE[route.operationId];
    for (const caller of row ? CALLERS : []) {
      const isAllowed = row?.allowed.includes(caller);
      const others = UNKNOWN.includes(caller) ? 401 : (row?.others ?? 403);
      const expected = isAllowed ? row?.status : (row?.refused ?? others);
      it(`${route.method.toUpperCase()} ${route.path} answers ${caller} with ${expected}`, async () => {
        const token = tokens.get(caller);
        const path = (await row?.path?.()) ?? route.path;
        const body = await row?.body?.();
        const {
          status,
          headers,
          body: answer,
        } = await api.send(route.method.toUpperCase(), path, {
          headers: token ? { Authorization: `Bearer ${token}` } : {},
          ...(body === undefined ? {} : { body }),
        });
        expect(status, JSON.stringify(answer)).to.equal(expected);
        if (status === 401) expect(headers.get('www-authenticate')).to.equal('Bearer');
      });
    }
  }

  async function expiredToken(ntnuiNo: number): Promise<string> {
    return new SignJWT({ token_type: 'access', user_id: ntnuiNo })
      .setProtectedHeader({ alg: 'HS256' })
      .setIssuedAt('2 hours ago')
      .setExpirationTime('1 hour ago')
      .setJti('expired')
      .sign(new TextEncoder().encode(config.tokenSecret));
  }
});
