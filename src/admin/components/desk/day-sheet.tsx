import { useState } from 'react';
import type { DeskWord } from '../../locales/desk';
import { addDays, daysBetween } from '../common/days';
import { daysOfYear, longDay } from '../common/format';
import { useWords } from '../common/use-words';
import { Trouble } from './status';
import { whoOf } from './telling';
import type { DayData, Stay } from './types';
import { useDesk } from './use-desk';

/** The keys of a day on a sheet of paper. */
export function DaySheet({ today }: { today: string }) {
  const { say, language } = useWords<DeskWord>('Desk');
  const [day, setDay] = useState(today);
  const [koie, setKoie] = useState('');
  const { data, isAnswered, problem, at, reload } = useDesk<DayData>({ day, koie }, language);
  const stays = data?.stays ?? [];
  return (
    <div className="desk-sheet">
      <div className="k-bar">
        <label>
          {say('day')}
          <input
            type="date"
            value={day}
            onChange={(event) => event.target.value && setDay(event.target.value)}
          />
        </label>
        <span className="desk-days">
          <button
            type="button"
            className="k-button"
            aria-label={say('dayBefore')}
            onClick={() => setDay(addDays(day, -1))}
          >
            ←
          </button>
          <button
            type="button"
            className="k-button"
            aria-label={say('dayAfter')}
            onClick={() => setDay(addDays(day, 1))}
          >
            →
          </button>
        </span>
        <label>
          {say('koie')}
          <select value={koie} onChange={(event) => setKoie(event.target.value)}>
            <option value="">{say('allKoier')}</option>
            {data?.koier.map(({ slug, name }) => (
              <option key={slug} value={slug}>
                {name}
              </option>
            ))}
          </select>
        </label>
        <button type="button" className="k-button k-main" onClick={() => window.print()}>
          {say('print')}
        </button>
      </div>
      <Trouble problem={problem} at={at} retry={() => void reload()} />
      <h2 className="desk-sheet-title">{say('sheetTitle', { day: longDay(day, language) })}</h2>
      {isAnswered ? (
        <>
          {data && data.overdue.length > 0 ? (
            <Keys title={say('overdueKeys')} none="" stays={data.overdue} today={today} />
          ) : null}
          <Keys
            title={say('arrivals')}
            none={say('noArrivals')}
            stays={stays.filter(({ arrivalDate }) => arrivalDate === day)}
            today={today}
          />
          <Keys
            title={say('departures')}
            none={say('noDepartures')}
            stays={stays.filter(({ departureDate }) => departureDate === day)}
            today={today}
          />
        </>
      ) : (
        <p className="k-empty" role="status">
          {problem ? null : say('loading')}
        </p>
      )}
    </div>
  );
}

function Keys({ title, none, stays, today }: { title: string; none: string; stays: Stay[]; today: string }) {
  const { say, language } = useWords<DeskWord>('Desk');
  return (
    <section>
      <h3>
        {title} <span className="k-pill">{stays.length}</span>
      </h3>
      {stays.length === 0 ? (
        <p className="k-empty">{none}</p>
      ) : (
        <table>
          <thead>
            <tr>
              {(['reference', 'name', 'phone', 'koie', 'persons', 'stay', 'keyOut', 'keyIn'] as const).map(
                (word) => (
                  <th key={word} scope="col">
                    {say(word)}
                  </th>
                ),
              )}
            </tr>
          </thead>
          <tbody>
            {stays.map((stay) => (
              <tr key={stay.id}>
                <td className="k-mono">{stay.reference}</td>
                <td>
                  {whoOf(stay, say).guest}
                  <SheetNotes stay={stay} today={today} />
                </td>
                <td>{stay.phone}</td>
                <td>{stay.koie}</td>
                <td data-label={say('persons')}>{stay.guests}</td>
                <td>{daysOfYear(stay.arrivalDate, stay.departureDate, language)}</td>
                <Box
                  label={say('keyOut')}
                  isTicked={stay.keyStatus !== 'not_picked_up'}
                  number={stay.key?.label}
                />
                <Box label={say('keyIn')} isTicked={stay.keyStatus === 'delivered'} />
              </tr>
            ))}
          </tbody>
        </table>
      )}
    </section>
  );
}

/** What whoever stands at the counter must know of a stay. */
function SheetNotes({ stay, today }: { stay: Stay; today: string }) {
  const { say } = useWords<DeskWord>('Desk');
  const late = daysBetween(stay.departureDate, today);
  const notes = [
    stay.overdue && (late === 1 ? say('dayLate') : say('daysLate', { count: late })),
    stay.closure !== null && say('closed', { reason: stay.closure }),
    stay.avalanche !== null && say('avalanche', { told: stay.avalanche }),
    !stay.paid && say('unpaid'),
    stay.deskNote && say('deskNote', { note: stay.deskNote }),
  ].filter((note) => typeof note === 'string' && note !== '');
  return notes.map((note) => (
    <strong key={String(note)} className="desk-sheet-note">
      {note}
    </strong>
  ));
}

/** A box to tick with a pen; ticked when it has been done already. */
function Box({
  label,
  isTicked,
  number,
}: {
  label: string;
  isTicked: boolean;
  /** What stands on its key. */
  number?: string | undefined;
}) {
  const { say } = useWords<DeskWord>('Desk');
  return (
    <td className="desk-box" data-label={label}>
      <span role="img" aria-label={say(isTicked ? 'done' : 'notDone')}>
        {isTicked ? '☑' : '☐'}
      </span>
      {number ? <small> {number}</small> : null}
    </td>
  );
}
