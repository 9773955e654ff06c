import type { Action } from '../adminjs.js';
import { avalanche } from './avalanche.js';
import { changePrice, giveBackOfBooking } from './booking-money.js';
import { quote } from './booking-quote.js';
import { periodExample, releaseExample } from './booking-rules.js';
import { cancelBooking, confirmBooking, markInvoicePaid, moveAction } from './booking-work.js';
import { lift, seeTo } from './closure-work.js';
import { deleteRecord, deleteSeveral } from './delete.js';
import { exportCsv } from './export.js';
import { history } from './history.js';
import { dateKeyBack, keyActions } from './keys.js';
import { list } from './list.js';
import { message } from './message.js';
import { dealtWith, giveBack, paidBack, paidElsewhere, reopen, tryAgain } from './money.js';
import {
  cancel,
  deactivate,
  invite,
  markHandled,
  newGuestLink,
  resend,
  resetSecondFactor,
  setPassword,
} from './record-actions.js';
import {
  bookingRelated,
  closureAffected,
  closureRelated,
  koieRelated,
  mailPreview,
  outbox,
} from './related.js';
import { reportKey } from './report-key.js';
import { toClosure, toRecord } from './save.js';
import { search } from './search.js';
import { plan, print } from './tasks.js';
import { termsExample } from './terms.js';

type Actions = Record<string, Partial<Action<never>>>;

/** Actions that every resource has, as far as the policy allows them. The first seven are AdminJS's own. */
const COMMON: Actions = {
  list,
  search,
  // The page has a heading of its own.
  show: { hideActionHeader: true },
  new: toRecord,
  edit: toRecord,
  delete: deleteRecord,
  bulkDelete: deleteSeveral,
  history,
  export: exportCsv,
};

const OWN: Record<string, Actions> = {
  koier: { related: koieRelated, avalanche, message: message('record') },
  bookings: {
    ...keyActions,
    dateKeyBack,
    reportKey,
    related: bookingRelated,
    quote,
    move: moveAction,
    confirmBooking,
    markInvoicePaid,
    newGuestLink,
    giveBack: giveBackOfBooking,
    changePrice,
    cancelBooking,
    message: message('record'),
    bulkMessage: message('bulk'),
  },
  terms: { example: termsExample },
  closures: {
    new: toClosure,
    edit: toClosure,
    related: closureRelated,
    affected: closureAffected,
    seeTo,
    lift,
    message: message('record'),
  },
  booking_periods: { example: periodExample },
  release_rules: { example: releaseExample },
  tasks: { plan, print },
  reports: { markHandled },
  payments: { giveBack },
  refunds: { tryAgain, paidElsewhere, paidBack },
  disputes: { dealtWith },
  closed_months: { reopen },
  emails: { resend, cancel, preview: mailPreview, outbox },
  users: { setPassword, invite, resetSecondFactor, deactivate },
};

/** All actions of a resource, whoever may do them. */
export function actionsOf(resource: string): Actions {
  return { ...COMMON, ...OWN[resource] };
}
