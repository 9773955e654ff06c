import { Link } from 'react-router-dom';
import type { KoieRelated } from '../../../services/figures/related';
import { daysOf } from '../common/format';
import { listOf, pageOf, recordOf } from '../common/links';
import { NightStrip } from '../common/night-strip';
import { Part, Told } from '../common/page';
import { useRelated } from '../common/use-related';
import { useWords } from '../common/use-words';
import { ClosureList } from './closure-list';
import { EditLink } from './edit-link';
import { KoieAvalanchePart } from './koie-avalanche';
import type { KoieTabProps } from './koie-tabs';
import { NewLink } from './new-link';
import { Values } from './values';

const FACTS = [
  'priceMember',
  'priceNotMember',
  'numberOfBeds',
  'bookingWindow',
  'termsId',
  'difficulty',
  'koieType',
  'inUse',
  'deskId',
  'slug',
  'legacySlug',
  'album',
  'avalancheMode',
];

/** What is going on at a koie: the nights to come, who is coming, and what it costs. */
export function KoieOverview({ record, resource }: KoieTabProps) {
  const { say } = useWords('Koie');
  const { answer, again } = useRelated<KoieRelated>(resource, record);
  const { legacySlug, album, avalancheMode } = record.params;
  const facts = FACTS.filter((name) => (name !== 'legacySlug' || legacySlug) && (name !== 'album' || album));
  return (
    <>
      <Told answer={answer} again={again} lines={8}>
        {({ related }) => <GoingOn id={Number(record.id)} related={related} />}
      </Told>
      {avalancheMode === 'off' ? null : <KoieAvalanchePart koieId={Number(record.id)} changed={again} />}
      <Part title={say('facts')} aside={<EditLink record={record} of={resource.id} what={say('facts')} />}>
        <Values record={record} resource={resource} names={facts} />
      </Part>
    </>
  );
}

function GoingOn({ id, related }: { id: number; related: KoieRelated }) {
  const { say, language } = useWords('Records');
  return (
    <>
      <Part
        id="nights"
        title={say('nights')}
        aside={<Link to={pageOf('calendar', { koie: related.slug })}>{say('calendar')}</Link>}
      >
        <NightStrip koieId={id} nights={related.nights} />
      </Part>
      <div className="k-grid">
        <Part
          id="upcoming"
          title={say('upcoming', { number: related.upcomingCount })}
          aside={<NewLink resource="bookings" koieId={id} />}
        >
          {related.upcoming.length === 0 ? <p className="k-empty">{say('noUpcoming')}</p> : null}
          <ul className="k-rows">
            {related.upcoming.map((stay) => (
              <li key={stay.id} className="k-row">
                <span>
                  <Link to={recordOf('bookings', stay.id)}>
                    {daysOf(stay.arrivalDate, stay.departureDate, language)}
                  </Link>{' '}
                  {stay.guest ?? stay.reference}
                </span>
                <span className="k-small">
                  {stay.isConfirmed ? null : say('held')} {say('guests', { count: stay.guests })}
                </span>
              </li>
            ))}
          </ul>
          <p>
            <Link to={listOf('bookings', { koieId: id })}>{say('allBookings')}</Link>
          </p>
        </Part>
        <Part id="closures" title={say('closures')} aside={<NewLink resource="closures" koieId={id} />}>
          <ClosureList closures={related.closures} nothing={say('noClosures')} />
        </Part>
      </div>
    </>
  );
}
