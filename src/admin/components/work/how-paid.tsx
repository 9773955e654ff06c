import type { RecordJSON } from 'adminjs';
import { useWords } from '../common/use-words';

/** How the guest pays what a booking costs more: by a link that they are sent, or with the invoice. */
export function HowPaid({ record, isTold = true }: { record: RecordJSON; isTold?: boolean }) {
  const { say } = useWords('Work');
  if (record.params.settlement === 'invoice') return <p>{say('paidByInvoice')}</p>;
  return (
    <p>{say(isTold ? 'paidByLink' : 'paidByLinkUntold', { email: String(record.params.contactEmail) })}</p>
  );
}
