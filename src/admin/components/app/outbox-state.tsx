import type { OutboxHealth } from '../../../services/mail/health';
import { ask } from '../common/api';
import { MailNotSetUp } from '../common/mail-not-set-up';
import { useAnswer } from '../common/use-answer';

/** Above the list of mails: whether they leave at all. */
export function OutboxState() {
  const { answer } = useAnswer(
    async () => ({ data: await ask<{ outbox: OutboxHealth }>('resources/emails/actions/outbox') }),
    'outbox',
  );
  if (answer.state !== 'ready' || answer.data.outbox.isSetUp) return null;
  return <MailNotSetUp waiting={answer.data.outbox.waiting} />;
}
