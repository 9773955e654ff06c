import { Link } from 'react-router-dom';
import type { AffectedBooking } from '../../../services/closures';
import { Badge } from '../common/badge';
import { Choices, Field, Radios, Tick } from '../common/field';
import { daysOf, formatKroner, formatMoment } from '../common/format';
import { recordOf } from '../common/links';
import { useWords } from '../common/use-words';
import { type Chosen, isOpen } from './chosen';

/** A booking that a closure hits: who it is, what has become of it, and what is to be done. */
export function AffectedRow({
  booking,
  chosen,
  onChoose,
}: {
  booking: AffectedBooking;
  chosen: Chosen;
  onChoose(chosen: Chosen): void;
}) {
  const { say, language } = useWords('SeeTo');
  const { guest, phone, contactEmail, guests, reference, koie } = booking;
  const price = formatKroner(booking.priceNok, language);
  const received = formatKroner(booking.receivedNok, language);
  return (
    <li>
      <div className="k-affected-who">
        <h3>
          {guest ?? contactEmail} · <Link to={recordOf('bookings', booking.id)}>{reference}</Link>
        </h3>
        <p>
          {phone ? <a href={`tel:${phone}`}>{phone}</a> : say('noPhone')} ·{' '}
          <a href={`mailto:${contactEmail}`}>{contactEmail}</a>
        </p>
        <p>
          {daysOf(booking.arrivalDate, booking.departureDate, language)} ·{' '}
          {say('nights', { count: booking.nights })}, {say('persons', { count: guests })} · {koie}
        </p>
        <p>
          {booking.isConfirmed ? say('money', { price, received }) : say('hold')}
          {booking.nightsTaken > 0 && booking.nightsTaken < booking.nights
            ? ` · ${say('someNights', { taken: booking.nightsTaken, nights: booking.nights })}`
            : null}
        </p>
        <Became booking={booking} />
      </div>
      {isOpen(booking) ? <What booking={booking} chosen={chosen} onChoose={onChoose} /> : null}
    </li>
  );
}

function Became({ booking }: { booking: AffectedBooking }) {
  const { say, language } = useWords('SeeTo');
  const { chosen } = booking;
  if (!chosen) return null;
  const { state, outcome, answeredBy, problem, deadline, chosenBy, at } = chosen;
  const tone = outcome ? 'good' : state === 'failed' ? 'bad' : 'info';
  const words = outcome ? say(`outcome_${outcome}`, { koie: booking.koie }) : say(`state_${state}`);
  const by = answeredBy === 'guest' || answeredBy === 'silence' ? say(`by_${answeredBy}`) : (chosenBy ?? '');
  return (
    <>
      <p>
        <Badge tone={tone}>{words}</Badge>{' '}
        <span className="k-small">{[by, formatMoment(at, language)].filter(Boolean).join(' · ')}</span>
      </p>
      {state === 'offered' && !outcome ? (
        <p className="k-small">
          {deadline ? say('until', { time: formatMoment(deadline, language) }) : say('noDeadline')}
        </p>
      ) : null}
      {problem ? <p className={state === 'failed' ? 'k-problem' : 'k-warning'}>{problem[language]}</p> : null}
    </>
  );
}

function What({
  booking,
  chosen,
  onChoose,
}: {
  booking: AffectedBooking;
  chosen: Chosen;
  onChoose(chosen: Chosen): void;
}) {
  const { say, language } = useWords('SeeTo');
  const { id, rooms, isConfirmed, chosen: before } = booking;
  const received = formatKroner(booking.receivedNok, language);
  const isOffered = before?.state === 'offered';
  const choices = [
    ...(isOffered ? [] : [{ value: 'offer' as const, label: say(booking.mayWait ? 'offer' : 'offerLate') }]),
    { value: 'move' as const, label: rooms.length > 0 ? say('move') : say('noRoom') },
    { value: 'refund' as const, label: isConfirmed ? say('refund', { received }) : say('cancelHold') },
    { value: 'keep' as const, label: say('keep') },
    { value: 'wait' as const, label: say(isOffered ? 'leaveOffer' : 'wait') },
  ].filter(({ value }) => (value !== 'offer' || isConfirmed) && (value !== 'move' || rooms.length > 0));
  const room = rooms.find(({ koieId }) => String(koieId) === chosen.koieId);
  const dearer = (room?.priceNok ?? 0) - booking.priceNok;
  return (
    <div className="k-affected-what">
      <Radios
        name={`act-${id}`}
        label={say('whatToDo')}
        choices={choices}
        value={chosen.act}
        onChoose={(act) => onChoose({ ...chosen, act })}
      />
      {rooms.length === 0 ? <p className="k-small">{say('noRoom')}</p> : null}
      {chosen.act === 'move' ? (
        <>
          <Field id={`koie-${id}`} label={say('toKoie')}>
            {(input) => (
              <Choices
                {...input}
                choices={rooms.map(({ koieId, name, km, free }) => ({
                  value: String(koieId),
                  label: say('room', { name, km, free }),
                }))}
                value={chosen.koieId}
                onChoose={(koieId) => onChoose({ ...chosen, koieId })}
              />
            )}
          </Field>
          {dearer > 0 ? (
            <Tick
              name={`price-${id}`}
              isOn={chosen.takesNewPrice}
              onChange={(takesNewPrice) => onChoose({ ...chosen, takesNewPrice })}
            >
              {say('takesNewPrice', { more: formatKroner(dearer, language) })}
            </Tick>
          ) : (
            <p className="k-small">
              {dearer < 0 ? say('cheaper', { less: formatKroner(-dearer, language) }) : say('samePrice')}
            </p>
          )}
        </>
      ) : null}
      {chosen.act === 'keep' && booking.nightsTaken > 0 && isConfirmed ? (
        <Tick
          name={`back-${id}`}
          isOn={chosen.givesNightsBack}
          onChange={(givesNightsBack) => onChoose({ ...chosen, givesNightsBack })}
        >
          {say('givesNightsBack', { back: formatKroner(booking.partBackNok, language) })}
        </Tick>
      ) : null}
    </div>
  );
}
