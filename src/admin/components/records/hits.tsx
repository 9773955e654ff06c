import { ApiClient, type RecordJSON } from 'adminjs';
import { Link } from 'react-router-dom';
import type { HitBooking } from '../../../services/beds/closures';
import { daysOf } from '../common/format';
import { recordOf } from '../common/links';
import { Part } from '../common/page';
import { useAnswer } from '../common/use-answer';
import { useWords } from '../common/use-words';

const api = new ApiClient();

/** Whom a closure hits: its guests must be told. */
export function HitBySaved({ record }: { record: RecordJSON }) {
  const target = { resourceId: 'closures', recordId: record.id, actionName: 'related' };
  const ask = async () => {
    const { data } = await api.recordAction(target);
    return { data: (data as unknown as { related: { hits: HitBooking[] } }).related.hits };
  };
  return <Hits ask={ask} asked={`${record.id} ${record.params.version}`} />;
}

/** Whom it would hit, as the form stands; nothing until the koie and the nights are filled in. */
export function HitByPlan({
  params,
  closureId,
}: {
  params: Record<string, unknown>;
  closureId?: string | undefined;
}) {
  const [firstNight, lastNight] = [params.firstNight, params.lastNight].map((day) =>
    String(day ?? '').slice(0, 10),
  );
  if (!params.koieId || !firstNight || !lastNight) return null;
  const planned = {
    koieId: String(params.koieId),
    firstNight,
    lastNight,
    beds: String(params.beds ?? ''),
    instead: closureId,
  };
  const ask = async () => {
    const { data } = await api.resourceAction({
      resourceId: 'closures',
      actionName: 'affected',
      params: planned,
    });
    return { data: (data as unknown as { hits: HitBooking[] }).hits };
  };
  return <Hits ask={ask} asked={JSON.stringify(planned)} />;
}

function Hits({ ask, asked }: { ask(): Promise<{ data: HitBooking[] }>; asked: string }) {
  const { say } = useWords('Hits');
  const { answer } = useAnswer(ask, asked);
  const hits = answer.state === 'ready' ? answer.data : [];
  return (
    <Part title={say('title')}>
      {answer.state === 'failed' ? <p role="alert">{answer.told ?? say('failed')}</p> : null}
      {answer.state === 'loading' ? <p role="status">{say('loading')}</p> : null}
      {answer.state === 'ready' && hits.length === 0 ? <p role="status">{say('none')}</p> : null}
      {hits.length > 0 ? (
        <>
          <p className="k-warning" role="status">
            {say('warning')}
          </p>
          <Rows hits={hits} />
        </>
      ) : null}
    </Part>
  );
}

function Rows({ hits }: { hits: HitBooking[] }) {
  const { say, language } = useWords('Hits');
  const columns = ['reference', 'dates', 'guest', 'guests', 'phone', 'email'] as const;
  return (
    <div className="k-sideways">
      <table className="k-cards">
        <thead>
          <tr>
            {columns.map((column) => (
              <th key={column} scope="col">
                {say(column)}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {hits.map((hit) => (
            <tr key={hit.id}>
              <td data-label={say('reference')}>
                <Link to={recordOf('bookings', String(hit.id))}>{hit.reference}</Link>
              </td>
              <td data-label={say('dates')}>{daysOf(hit.arrivalDate, hit.departureDate, language)}</td>
              <td data-label={say('guest')}>{hit.guest}</td>
              <td data-label={say('guests')}>{hit.guests}</td>
              <td data-label={say('phone')}>
                {hit.phone ? <a href={`tel:${hit.phone}`}>{hit.phone}</a> : null}
              </td>
              <td data-label={say('email')}>
                <a href={`mailto:${hit.contactEmail}`}>{hit.contactEmail}</a>
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}
