import type { RecordJSON, ResourceJSON } from 'adminjs';
import type { BookingRelated } from '../../../services/figures/related';
import { Badge } from '../common/badge';
import { Fold } from '../common/fold';
import { formatMoment } from '../common/format';
import { Told } from '../common/page';
import { useRelated } from '../common/use-related';
import { useResources } from '../common/use-resources';
import { useWords } from '../common/use-words';
import { BookingGuest } from './booking-guest';
import { BookingMoney, MONEY_ACTIONS } from './booking-money';
import { BookingMails, BookingReport } from './booking-parts';
import { BookingStay } from './booking-stay';
import { Changed } from './history';
import { BookingReceipts } from './receipts';
import { RecordHeader } from './record-header';
import { Values } from './values';

/** What the cards offer, and what is folded below them. */
const ELSEWHERE = ['related', 'history', ...MONEY_ACTIONS];
const BESIDE = ['move', 'edit', 'markInvoicePaid'];
/** What no card shows. */
const REST = [
  'createdAt',
  'holdUntil',
  'byWaitingList',
  'confirmedAt',
  'cancelledAt',
  'cancelReason',
  'settlement',
  'settlementReason',
  'importedOversold',
  'uuid',
];
const STATES = { confirmed: 'good', held: 'warn', cancelled: 'bad', expired: 'neutral' } as const;

interface Props {
  record: RecordJSON;
  resource: ResourceJSON;
}

/** A booking: who comes, the stay, and its money; all else is folded away. */
export function BookingPage(props: Props) {
  const { record, resource } = props;
  const { say } = useWords('Booking');
  const { guest, contactEmail, reference } = record.params;
  return (
    <>
      <RecordHeader
        record={record}
        resource={resource}
        heading={`${guest ?? contactEmail}`}
        states={<States record={record} />}
        lead={
          <>
            {say('reference')} <b className="k-mono">{reference}</b>
          </>
        }
        next={nextOf(record)}
        beside={BESIDE}
        elsewhere={ELSEWHERE}
      />
      <div className="k-stack">
        <Cancelled record={record} />
        {useResources()('reports') ? <ForBoard {...props} /> : <ForDesk {...props} />}
      </div>
    </>
  );
}

/** The key desk sees who comes and when. */
function ForDesk({ record }: Props) {
  return (
    <div className="k-grid">
      <BookingGuest record={record} />
      <BookingStay record={record} />
    </div>
  );
}

function ForBoard({ record, resource }: Props) {
  const { answer, again } = useRelated<BookingRelated>(resource, record);
  const related = answer.state === 'ready' ? answer.data.related : undefined;
  return (
    <>
      <div className="k-grid">
        <BookingGuest record={record} />
        <BookingStay record={record} related={related} />
      </div>
      <Told answer={answer} again={again} lines={8}>
        {({ related: { money, receipts, report, mails } }) => (
          <>
            <BookingMoney record={record} money={money} />
            <div className="k-folds">
              <BookingReceipts receipts={receipts} />
              <BookingReport report={report} />
              <BookingMails mails={mails} />
              <Others record={record} resource={resource} />
            </div>
          </>
        )}
      </Told>
    </>
  );
}

/** What nobody looks at every day. */
function Others({ record, resource }: Props) {
  const { say } = useWords('Booking');
  return (
    <>
      <Fold title={say('rest')}>
        <Values record={record} resource={resource} names={REST.filter((name) => isTold(record, name))} />
      </Fold>
      <Fold title={say('history')}>
        <Changed resource={resource} recordId={record.id} version={record.params.version} />
      </Fold>
    </>
  );
}

/** In words how far it has come, and what must be minded. The desk is not told of states. */
function States({ record: { params } }: { record: RecordJSON }) {
  const { say, label } = useWords('Booking');
  const { state, paid, overdue, keyStatus, keyLabel } = params;
  const stands = state === undefined || state === 'confirmed';
  return (
    <>
      {state ? (
        <Badge tone={STATES[state as keyof typeof STATES] ?? 'neutral'}>
          {label('bookings', 'state', state)}
        </Badge>
      ) : null}
      {stands && paid === false ? <Badge tone="warn">{label('bookings', 'paid', 'false')}</Badge> : null}
      {stands && overdue === true ? <Badge tone="bad">{say('overdue')}</Badge> : null}
      {stands && keyStatus !== 'not_picked_up' ? (
        <Badge tone={keyStatus === 'delivered' ? 'good' : 'info'}>
          {say(keyStatus === 'delivered' ? 'keyBack' : 'keyOut')}
          {keyLabel ? ` · ${keyLabel}` : ''}
        </Badge>
      ) : null}
    </>
  );
}

function Cancelled({ record: { params } }: { record: RecordJSON }) {
  const { say, language } = useWords('Booking');
  if (!params.cancelledAt) return null;
  return (
    <div className="k-note">
      <p>
        <strong>{say('cancelledAt', { at: formatMoment(String(params.cancelledAt), language) })}</strong>{' '}
        {params.cancelReason}
      </p>
    </div>
  );
}

/** What is done next: a hold is confirmed, and the key of a stay handed out or taken back. */
function nextOf({ recordActions, params }: RecordJSON): string | undefined {
  if (params.state === 'held') return 'confirmBooking';
  return recordActions.find(({ name }) => ['handOutKey', 'takeBackKey'].includes(name))?.name;
}

function isTold({ params }: RecordJSON, name: string): boolean {
  return ![undefined, null, '', false].includes(params[name]);
}
