import {
  giveChargeBack,
  notePaidBack,
  seeToDispute,
  seeToFailedRefund,
} from '../../services/accounts/index.js';
import { reopenMonth } from '../../services/treasury/index.js';
import { recordOf } from './answer.js';
import { recordAction } from './record-actions.js';

/** Actions on money that somebody has to see to. */
const WITH_NOTE = { component: 'NotedAction' } as const;

/** Gives back money that came for a hold and is not its price. */
export const giveBack = recordAction(
  'given_back',
  (_key, _payload, actor, context) => giveChargeBack(String(recordOf(context).id()), actor),
  {
    icon: 'RotateCcw',
    isVisible: ({ record }) =>
      record?.params.state === 'wrong_amount' ||
      (record?.params.state === 'succeeded' && record.params.isUnconfirmed),
  },
);

const isFailed = ({ record }: { record?: { params: Record<string, unknown> } | undefined }) =>
  record?.params.state === 'failed' && record.params.isHandled !== true;

/** Tries a refund that has failed again. */
export const tryAgain = recordAction(
  'given_back',
  (_key, _payload, actor, context) => seeToFailedRefund(String(recordOf(context).id()), 'again', '', actor),
  { icon: 'RotateCcw', isVisible: isFailed },
);

/** Notes that a refund which has failed was paid back in some other way. */
export const paidElsewhere = recordAction(
  'paid_back',
  (_key, { note }, actor, context) =>
    seeToFailedRefund(String(recordOf(context).id()), 'elsewhere', String(note ?? ''), actor),
  { ...WITH_NOTE, icon: 'CheckCircle', isVisible: isFailed },
);

/** Notes that a refund which was to be paid by hand has been. */
export const paidBack = recordAction(
  'paid_back',
  (_key, { note }, actor, context) => notePaidBack(String(recordOf(context).id()), String(note ?? ''), actor),
  {
    ...WITH_NOTE,
    icon: 'CheckCircle',
    isVisible: ({ record }) => record?.params.state === 'due' && record.params.method === 'elsewhere',
  },
);

/** Notes that somebody has dealt with a dispute. */
export const dealtWith = recordAction(
  'dealt_with',
  (id, { note }, actor) => seeToDispute(id, String(note ?? ''), actor),
  { ...WITH_NOTE, icon: 'CheckCircle', isVisible: ({ record }) => record?.params.isHandled !== true },
);

/** Opens a month again that was closed. */
export const reopen = recordAction(
  'month_reopened',
  (id, { note }, actor) => reopenMonth(id, String(note ?? ''), actor),
  { ...WITH_NOTE, icon: 'RotateCcw', isVisible: ({ record }) => record?.params.isReopened !== true },
);
