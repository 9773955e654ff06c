import { Link } from 'react-router-dom';
import type { StayOnNight } from '../../../services/figures/tonight';
import type { TonightPage } from '../../pages/tonight';
import { api } from '../common/api';
import { addDays } from '../common/days';
import { daysOf } from '../common/format';
import { pageOf, recordOf } from '../common/links';
import { Page, Part, PrintButton, Scroll, Told } from '../common/page';
import { TableHead } from '../common/table-head';
import { useAnswer } from '../common/use-answer';
import { useQuery } from '../common/use-query';
import { useWords } from '../common/use-words';

/** Who is at which koie on a night, with phones and parties: for rescue, and on paper. */
export function Tonight() {
  const { say, language } = useWords('Tonight');
  const query = useQuery();
  const night = query.get('night');
  const { answer, again } = useAnswer(
    () => api.getPage<TonightPage>({ pageName: 'tonight', params: night ? { night } : {} }),
    query.all,
  );
  const lead =
    answer.state === 'ready'
      ? `${say('night')} ${daysOf(answer.data.night, addDays(answer.data.night, 1), language)}`
      : undefined;
  return (
    <Page title={say('title')} lead={lead} actions={<PrintButton />}>
      <Told answer={answer} again={again}>
        {(data) => (
          <>
            <Nights data={data} />
            <Koier data={data} />
          </>
        )}
      </Told>
    </Page>
  );
}

function Nights({ data }: { data: TonightPage }) {
  const { say } = useWords('Tonight');
  const query = useQuery();
  return (
    <div className="k-bar k-screen">
      <label>
        {say('night')}
        <input
          type="date"
          value={data.night}
          onChange={(event) => {
            if (event.target.value) query.go({ night: event.target.value });
          }}
        />
      </label>
      <Link className="k-button" to={pageOf('tonight', { night: data.previous })}>
        {say('before')}
      </Link>
      <Link className="k-button" to={pageOf('tonight', { night: data.next })}>
        {say('after')}
      </Link>
      {data.night < data.today ? (
        <Link className="k-button k-main" to={pageOf('tonight', { night: data.today })}>
          {say('coming')}
        </Link>
      ) : null}
    </div>
  );
}

function Koier({ data: { koier } }: { data: TonightPage }) {
  const { say } = useWords('Tonight');
  if (koier.length === 0) return <p className="k-note">{say('nobody')}</p>;
  const all = koier.flatMap(({ stays }) => stays);
  return (
    <div className="k-stack">
      <p className="k-note">{say('sum', { guests: guestsIn(all), koier: koier.length })}</p>
      {koier.map(({ id, koie, area, stays }) => (
        <Part
          key={id}
          id={`koie-${id}`}
          title={area ? `${koie}, ${area}` : koie}
          aside={<b>{say('guests', { count: guestsIn(stays) })}</b>}
        >
          <Scroll label={koie}>
            <Stays stays={stays} />
          </Scroll>
        </Part>
      ))}
    </div>
  );
}

function Stays({ stays }: { stays: StayOnNight[] }) {
  const { say, label, language } = useWords('Tonight');
  return (
    <table>
      <TableHead
        columns={['guest', 'phone', 'stay', 'count', 'party', 'key']}
        numbers={['count']}
        say={say}
      />
      <tbody>
        {stays.map((stay) => (
          <tr key={stay.id}>
            <th scope="row">
              <Link to={recordOf('bookings', stay.id)}>{stay.guest ?? stay.reference}</Link>
              <div className="k-small">{stay.contactEmail}</div>
            </th>
            <td>{stay.phone ? <a href={`tel:${stay.phone.replaceAll(' ', '')}`}>{stay.phone}</a> : '–'}</td>
            <td>{daysOf(stay.arrivalDate, stay.departureDate, language)}</td>
            <td className="k-number">{stay.guests}</td>
            <td>
              <Party stay={stay} />
            </td>
            <td>{label('bookings', 'keyStatus', stay.keyStatus)}</td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}

function Party({ stay }: { stay: StayOnNight }) {
  const { say } = useWords('Tonight');
  if (stay.party.length === 0) return <span className="k-small">{say('noParty')}</span>;
  return (
    <ul>
      {stay.party.map(({ name, phone, email }) => (
        <li key={`${name}${phone}${email}`}>{[name, phone || email].filter(Boolean).join(', ')}</li>
      ))}
    </ul>
  );
}

function guestsIn(stays: readonly { guests: number }[]): number {
  return stays.reduce((sum, { guests }) => sum + guests, 0);
}
