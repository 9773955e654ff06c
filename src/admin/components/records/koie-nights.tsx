import { Link } from 'react-router-dom';
import type { KoieRelated } from '../../../services/figures/related';
import type { CalendarPage } from '../../pages/calendar';
import { api } from '../common/api';
import { Figures } from '../common/figures';
import { capital, longMonth } from '../common/format';
import { listOf } from '../common/links';
import { Part, Scroll, Told } from '../common/page';
import { Tape } from '../common/tape';
import { useAnswer } from '../common/use-answer';
import { useQuery } from '../common/use-query';
import { useRelated } from '../common/use-related';
import { useWords } from '../common/use-words';
import { ClosureList } from './closure-list';
import { KoieOpeningsPart } from './koie-openings';
import type { KoieTabProps } from './koie-tabs';
import { NewLink } from './new-link';

/** The nights of a koie: a month of stays, when they can be booked, when it is closed, and how full it has been. */
export function KoieNights({ record, resource }: KoieTabProps) {
  const { say } = useWords('Records');
  const { answer, again } = useRelated<KoieRelated>(resource, record);
  return (
    <>
      <Month slug={String(record.params.slug)} />
      <Told answer={answer} again={again}>
        {({ related }) => (
          <>
            <KoieOpeningsPart record={record} openings={related.openings} />
            <Part
              id="closures"
              title={say('closures')}
              aside={
                <span className="k-links">
                  <Link to={listOf('closures', { koieId: Number(record.id) })}>{say('allClosures')}</Link>
                  <NewLink resource="closures" koieId={Number(record.id)} />
                </span>
              }
            >
              <ClosureList closures={related.closures} nothing={say('noClosures')} />
            </Part>
          </>
        )}
      </Told>
      <Part id="figures" title={say('figures')}>
        <Figures koieId={Number(record.id)} />
      </Part>
    </>
  );
}

function Month({ slug }: { slug: string }) {
  const { say, language } = useWords('KoieCalendar');
  const query = useQuery();
  const month = query.get('month');
  const { answer, again } = useAnswer(
    () => api.getPage<CalendarPage>({ pageName: 'calendar', params: { koie: slug, month } }),
    `${slug} ${month}`,
  );
  const data = answer.state === 'ready' ? answer.data : undefined;
  const to = (other: string) => ({ search: `?tab=nights&month=${other}` });
  return (
    <Part
      title={data ? capital(longMonth(data.month, language)) : say('tape')}
      aside={
        data ? (
          <span className="k-links">
            <Link to={to(data.previous)}>{say('previous')}</Link>
            <Link to={to(data.next)}>{say('next')}</Link>
          </span>
        ) : null
      }
    >
      <Told answer={answer} again={again}>
        {({ calendar, firstNight, today }) =>
          calendar ? (
            <>
              <Scroll label={say('tape')}>
                <Tape koie={calendar} firstNight={firstNight} today={today} />
              </Scroll>
              <p className="k-small">{say('heldLegend')}</p>
            </>
          ) : null
        }
      </Told>
    </Part>
  );
}
