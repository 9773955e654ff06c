import { Link } from 'react-router-dom';
import type { HitBooking } from '../../../services/closures/hits';
import { api } from '../common/api';
import { daysOf } from '../common/format';
import { recordOf } from '../common/links';
import { Part, Told } from '../common/page';
import { TableHead } from '../common/table-head';
import { type Answer, useAnswer } from '../common/use-answer';
import { useWords } from '../common/use-words';

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
  return <HitByNights planned={planned} />;
}

function HitByNights({ planned }: { planned: Record<string, string | undefined> }) {
  const target = { resourceId: 'closures', actionName: 'affected', params: planned };
  const { answer, again } = useAnswer(
    () => api.resourceAction<{ hits: HitBooking[] }>(target),
    JSON.stringify(planned),
  );
  return <Hits answer={answer} again={again} hitsOf={({ hits }) => hits} />;
}

function Hits<T>({
  answer,
  again,
  hitsOf,
}: {
  answer: Answer<T>;
  again(): void;
  hitsOf: (data: T) => HitBooking[];
}) {
  const { say } = useWords('Hits');
  return (
    <Part title={say('title')}>
      <Told answer={answer} again={again}>
        {(data) => {
          const hits = hitsOf(data);
          return hits.length === 0 ? (
            <p role="status">{say('none')}</p>
          ) : (
            <>
              <p className="k-warning" role="status">
                {say('warning')}
              </p>
              <Rows hits={hits} />
            </>
          );
        }}
      </Told>
    </Part>
  );
}

function Rows({ hits }: { hits: HitBooking[] }) {
  const { say, language } = useWords('Hits');
  const columns = ['reference', 'dates', 'guest', 'guests', 'phone', 'email'] as const;
  return (
    <div className="k-sideways">
      <table className="k-cards">
        <TableHead columns={columns} say={say} />
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
