import type { Route } from '../route.js';
import { cancel, showCancelling } from './cancel-pages.js';
import { type ChangeAct, FIELDS } from './change-form.js';
import { changeStay, keepStay, showChanging } from './change-pages.js';
import { changeFeed, showFeed } from './feed-pages.js';
import { declineListOffer, showDeclining, showListOffer } from './list-offer-pages.js';
import { showMainPage } from './main-page.js';
import { showOffer, takeOffer } from './offer-pages.js';
import {
  downloadCalendar,
  downloadReceipt,
  goPaying,
  saveParty,
  sendConfirmation,
  showConfirmation,
  showParty,
  showPaying,
  showReceipt,
} from './other-pages.js';
import { guestRoute } from './visit.js';

/** A guest's own page, below the link in their mails. Before the routes of bookings, whose uuid `manage` is none. */
export const guestRoutes = [
  guestRoute({
    method: 'get',
    act: '',
    operationId: 'showGuestPage',
    summary: 'The page of a booking, for the guest who has its link',
    show: (visit) => (visit.read.booking.isConfirmed ? showMainPage(visit) : showListOffer(visit)),
  }),
  guestRoute({
    method: 'get',
    act: 'cancel',
    operationId: 'showGuestCancelling',
    summary: 'What cancelling will do, with the button that does it',
    show: showCancelling,
  }),
  guestRoute({
    method: 'post',
    act: 'cancel',
    operationId: 'cancelOnGuestPage',
    summary: 'Cancels by the terms, for the sum that the guest has seen',
    errors: ['key_out', 'stay_over', 'not_by_terms', 'cancelled', 'quote_changed', 'payment_in_progress'],
    show: cancel,
  }),
  ...changes('fewer', 'Fewer', 'fewer guests or nights'),
  ...changes('change', 'Changing', 'other days, another koie or other guests, by the terms'),
  guestRoute({
    method: 'post',
    act: 'keep',
    operationId: 'keepOnGuestPage',
    summary: 'Gives up a change that waits for its payment: the stay is as before',
    errors: ['payment_in_progress', 'payment_unavailable'],
    show: keepStay,
  }),
  guestRoute({
    method: 'get',
    act: 'offer',
    operationId: 'showGuestOffer',
    summary: 'What the guest can choose because the koie is closed, or what one of these comes to',
    query: ['koie', 'arrival', 'departure', 'choice'],
    show: showOffer,
  }),
  guestRoute({
    method: 'post',
    act: 'offer',
    operationId: 'takeGuestOffer',
    summary: 'Does what the guest has chosen: another stay without cost, or all the money back',
    errors: [
      'offer_over',
      'key_out',
      'cancelled',
      'beds_taken',
      'koie_closed',
      'koie_not_in_use',
      'payment_in_progress',
      'payment_unavailable',
    ],
    show: takeOffer,
  }),
  guestRoute({
    method: 'get',
    act: 'decline',
    operationId: 'showGuestDeclining',
    summary: 'What declining the beds that the waiting list offers does, with the button',
    show: showDeclining,
  }),
  guestRoute({
    method: 'post',
    act: 'decline',
    operationId: 'declineOnGuestPage',
    summary: 'Declines the beds that the waiting list offers: they go to the next in line',
    errors: ['already_paid', 'payment_in_progress', 'payment_unavailable'],
    show: declineListOffer,
  }),
  guestRoute({
    method: 'get',
    act: 'party',
    operationId: 'showGuestParty',
    summary: 'Who comes along',
    show: showParty,
  }),
  guestRoute({
    method: 'post',
    act: 'party',
    operationId: 'correctGuestParty',
    summary: 'Says anew who comes along, until departure',
    errors: ['stay_over', 'cancelled'],
    show: saveParty,
  }),
  guestRoute({
    method: 'get',
    act: 'confirmation',
    operationId: 'showGuestConfirmation',
    summary: 'What sending the confirmation again does, with the button that does it',
    show: showConfirmation,
  }),
  guestRoute({
    method: 'post',
    act: 'confirmation',
    operationId: 'sendGuestConfirmation',
    summary: 'Sends the confirmation again, to the address of the booking',
    errors: ['cancelled', 'conflict'],
    show: sendConfirmation,
  }),
  guestRoute({
    method: 'get',
    act: 'pay',
    operationId: 'showGuestPaying',
    summary: 'What is to be paid, with the button that leads to a page of Stripe',
    show: showPaying,
  }),
  guestRoute({
    method: 'post',
    act: 'pay',
    operationId: 'payOnGuestPage',
    summary: 'Leads to a page of Stripe',
    errors: [
      'already_paid',
      'amount_differs',
      'cancelled',
      'hold_expired',
      'not_by_card',
      'payment_in_progress',
      'payment_unavailable',
    ],
    show: goPaying,
  }),
  guestRoute({
    method: 'get',
    act: 'stay.ics',
    operationId: 'downloadGuestCalendar',
    summary: 'The stay as a calendar file',
    contentType: 'text/calendar',
    show: downloadCalendar,
  }),
  guestRoute({
    method: 'get',
    act: 'feed',
    operationId: 'showGuestFeed',
    summary:
      'The address of the guest’s own trips for a calendar program, with the button that makes or revokes it',
    show: showFeed,
  }),
  guestRoute({
    method: 'post',
    act: 'feed',
    operationId: 'changeGuestFeed',
    summary: 'Makes that address, or revokes it',
    show: changeFeed,
  }),
  guestRoute({
    method: 'get',
    act: 'receipt',
    operationId: 'showGuestReceipt',
    summary: 'A receipt or credit note of the booking, as a page that prints well',
    query: ['number'],
    show: showReceipt,
  }),
  guestRoute({
    method: 'get',
    act: 'receipt.pdf',
    operationId: 'downloadGuestReceipt',
    summary: 'The same as a PDF',
    query: ['number'],
    contentType: 'application/pdf',
    show: downloadReceipt,
  }),
];

function changes(act: ChangeAct, name: string, what: string): Route[] {
  return [
    guestRoute({
      method: 'get',
      act,
      operationId: `showGuest${name}`,
      summary: `Asks for ${what}; with them, what that comes to and the button that does it`,
      query: Object.keys(FIELDS),
      show: showChanging(act),
    }),
    guestRoute({
      method: 'post',
      act,
      operationId: `submitGuest${name}`,
      summary: `Changes the stay to ${what}, for the difference that the guest has seen`,
      errors: [
        'invalid',
        'beds_taken',
        'koie_closed',
        'koie_not_in_use',
        'key_out',
        'stay_over',
        'not_by_terms',
        'cancelled',
        'quote_changed',
        'payment_in_progress',
        'payment_unavailable',
      ],
      show: changeStay(act),
    }),
  ];
}
