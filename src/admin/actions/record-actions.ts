import { config } from '../../../config/index.js';
import { requireProof } from '../../platform/proof.js';
import type { Actor } from '../../platform/write.js';
import { sendNewLink } from '../../services/guest-page/index.js';
import { cancelMail, resendMail } from '../../services/mail/index.js';
import { invite as sendInvitation } from '../../services/people/password-links.js';
import { deactivate as deactivateUser, setPassword as setUserPassword } from '../../services/people/users.js';
import { markHandled as markReportHandled } from '../../services/reports/handle.js';
import { resetFactors } from '../../services/two-factor/index.js';
import { type Action, type ActionContext, type ActionRequest, AppError } from '../adminjs.js';
import { actionText } from '../locales/answers.js';
import { actorOf, userOf } from '../panel-user.js';
import { answering, recordOf } from './answer.js';

/** A change of one record: gets its key, what was sent along, and who asks. */
type Change = (
  key: number,
  payload: Record<string, unknown>,
  actor: Actor,
  context: ActionContext,
) => Promise<void>;

/** An action on a record that is asked for, done, and told. */
export function recordAction(
  told: Parameters<typeof actionText>[0],
  change: Change,
  options: Partial<Action<never>>,
): Partial<Action<never>> {
  return {
    actionType: 'record',
    component: 'RecordAction',
    ...options,
    handler: (async (request: ActionRequest, _response: unknown, context: ActionContext) =>
      answering(request, context, async () => {
        const user = userOf(context);
        await change(Number(recordOf(context).id()), request.payload ?? {}, actorOf(user), context);
        return actionText(told, user.language);
      })) as never,
  };
}

/** Sends a mail again, or now. */
export const resend = recordAction(
  config.smtpUrl ? 'mail_queued' : 'mail_waits',
  (id, _payload, actor) => resendMail(id, actor),
  {
    icon: 'Send',
  },
);

/** Keeps a mail from being sent. */
export const cancel = recordAction('mail_cancelled', (id, _payload, actor) => cancelMail(id, actor), {
  icon: 'XCircle',
  isVisible: ({ record }) => ['queued', 'failed'].includes(String(record?.params.state)),
});

/** Ends the link to the guest's own page, and sends another. */
export const newGuestLink = recordAction('guest_link_sent', (id, _payload, actor) => sendNewLink(id, actor), {
  icon: 'Link',
  isVisible: ({ record }) => record?.params.state === 'confirmed',
});

export const markHandled = recordAction('handled', (id, _payload, actor) => markReportHandled(id, actor), {
  icon: 'CheckCircle',
  isVisible: ({ record }) => record?.params.isHandled !== true,
});

export const setPassword = recordAction(
  'password_set',
  (id, { password }, actor) => {
    requireProof(actor);
    return setUserPassword(id, String(password ?? ''), actor);
  },
  { icon: 'Lock', component: 'SetPassword' },
);

/** Sends somebody a link to set their own password. */
export const invite = recordAction('invited', (id, _payload, actor) => sendInvitation(id, actor), {
  icon: 'Send',
  isVisible: ({ record }) => record?.params.isActive === true,
});

/** Takes all second factors from somebody who has lost them. */
export const resetSecondFactor = recordAction(
  'second_factor_reset',
  (id, _payload, actor) => {
    requireProof(actor);
    return resetFactors(id, actor);
  },
  {
    icon: 'RotateCcw',
    isVisible: ({ record }) => record?.params.totp === true || Boolean(record?.params.passkeys),
  },
);

export const deactivate = recordAction(
  'deactivated',
  async (id, _payload, actor, context) => {
    // Nobody else may be left who could undo it.
    if (id === actor.user) throw new AppError(actionText('not_yourself', userOf(context).language));
    await deactivateUser(id, actor);
  },
  { icon: 'UserX', isVisible: ({ record }) => record?.params.isActive === true },
);
