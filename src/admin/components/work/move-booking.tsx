import { type ActionProps, ApiClient, type RecordJSON } from 'adminjs';
import { useEffect, useState } from 'react';
import type { MoveQuote } from '../../../services/bookings/move';
import { formatKroner } from '../common/format';
import { recordOf } from '../common/links';
import { useAnswer } from '../common/use-answer';
import { useWords } from '../common/use-words';
import { Frame, Labelled } from './frame';
import { TellGuest, TOLD } from './tell-guest';
import { useAct } from './use-act';

const api = new ApiClient();
const PAUSE_MS = 250;

type Stay = Record<'koieId' | 'arrivalDate' | 'departureDate' | 'guestsMember' | 'guestsNotMember', string>;
interface Quoted {
  quote?: MoveQuote;
  problems?: Record<string, { message: string }>;
}

/** Moves a booking to other days, another koie or another number of guests, and tells what that costs. */
export function MoveBooking({ record, resource, action }: ActionProps) {
  return record ? <Form record={record} resource={resource} name={action.name} /> : null;
}

function Form({
  record,
  resource,
  name,
}: {
  record: RecordJSON;
  resource: ActionProps['resource'];
  name: string;
}) {
  const { say } = useWords('Work');
  const [stay, setStay] = useState(() => stayOf(record));
  const [takeNewPrice, setTakeNewPrice] = useState(false);
  const [telling, setTelling] = useState(TOLD);
  const { act, acted, isBusy } = useAct(resource, record, name, say('failed'));
  const { quote, problems = {} } = useQuote(record.id, stay);
  const errors = {
    ...Object.fromEntries(Object.entries(problems).map(([key, { message }]) => [key, message])),
    ...acted.errors,
  };
  const change = (changed: Partial<Stay>) => setStay({ ...stay, ...changed });
  const isConfirmed = record.params.state === 'confirmed';
  const mayReprice = isConfirmed && (quote?.differenceNok ?? 0) !== 0;
  return (
    <Frame
      ask={
        <>
          <p>
            <b>{record.title}</b>
          </p>
          <p>{say('ask_move')}</p>
        </>
      }
      told={Object.keys(acted.errors).length > 0 ? undefined : acted.told}
      doIt={say('do_move')}
      back={recordOf(resource.id, record.id)}
      isBusy={isBusy}
      onDo={() => act({ ...stay, takeNewPrice: takeNewPrice && mayReprice, ...telling })}
    >
      <KoieChoice value={stay.koieId} error={errors.koieId} onChoose={(koieId) => change({ koieId })} />
      <div className="kd-two">
        {(['arrivalDate', 'departureDate'] as const).map((day) => (
          <Labelled key={day} label={say(day)} name={day} error={errors[day]}>
            <input
              type="date"
              id={`kd-${day}`}
              name={day}
              required
              value={stay[day]}
              onChange={(event) => change({ [day]: event.target.value })}
            />
          </Labelled>
        ))}
        {(['guestsMember', 'guestsNotMember'] as const).map((guests) => (
          <Labelled key={guests} label={say(guests)} name={guests} error={errors[guests]}>
            <input
              type="number"
              id={`kd-${guests}`}
              name={guests}
              min={0}
              required
              value={stay[guests]}
              onChange={(event) => change({ [guests]: event.target.value })}
            />
          </Labelled>
        ))}
      </div>
      {quote ? <Quote quote={quote} /> : null}
      {mayReprice && quote ? <Reprice quote={quote} isOn={takeNewPrice} onChange={setTakeNewPrice} /> : null}
      {isConfirmed ? (
        <TellGuest email={String(record.params.contactEmail ?? '')} telling={telling} onChange={setTelling} />
      ) : null}
    </Frame>
  );
}

function Quote({ quote }: { quote: MoveQuote }) {
  const { say, language } = useWords('Work');
  const difference = formatKroner(Math.abs(quote.differenceNok), language);
  return (
    <div className="kd-note" role="status">
      <dl>
        <dt>{say('priceNow')}</dt>
        <dd>{formatKroner(quote.priceNok, language)}</dd>
        <dt>{say('priceThen')}</dt>
        <dd>{formatKroner(quote.newPriceNok, language)}</dd>
        <dt>{say('difference')}</dt>
        <dd>
          <b>
            {quote.differenceNok === 0 ? say('same') : null}
            {quote.differenceNok > 0 ? say('more', { difference }) : null}
            {quote.differenceNok < 0 ? say('less', { difference }) : null}
          </b>
        </dd>
        <dt>{say('freeBeds')}</dt>
        <dd>{quote.free < quote.guests ? say('tooFew', { free: quote.free }) : quote.free}</dd>
      </dl>
      {quote.differenceNok === 0 ? null : <p className="kd-small">{say('neverCharged')}</p>}
    </div>
  );
}

function Reprice({
  quote,
  isOn,
  onChange,
}: {
  quote: MoveQuote;
  isOn: boolean;
  onChange(isOn: boolean): void;
}) {
  const { say, language } = useWords('Work');
  return (
    <label>
      <input type="checkbox" checked={isOn} onChange={(event) => onChange(event.target.checked)} />
      {say('takeNewPrice', { price: formatKroner(quote.newPriceNok, language) })}
    </label>
  );
}

function KoieChoice({
  value,
  error,
  onChoose,
}: {
  value: string;
  error: string | undefined;
  onChoose(koieId: string): void;
}) {
  const { say } = useWords('Work');
  const { answer } = useAnswer(
    async () => ({ data: await api.searchRecords({ resourceId: 'koier', query: '' }) }),
    'koier',
  );
  const koier = answer.state === 'ready' ? answer.data : [];
  return (
    <Labelled label={say('koie')} name="koieId" error={error}>
      <select id="kd-koieId" name="koieId" value={value} onChange={(event) => onChoose(event.target.value)}>
        {koier.length === 0 ? <option value={value}>…</option> : null}
        {koier.map((koie) => (
          <option key={koie.id} value={String(koie.id)}>
            {koie.title}
          </option>
        ))}
      </select>
    </Labelled>
  );
}

/** What the move would come to, asked a moment after the last change. */
function useQuote(recordId: string, stay: Stay): Quoted {
  const [quoted, setQuoted] = useState<Quoted>({});
  const key = JSON.stringify(stay);
  useEffect(() => {
    let isWanted = true;
    const timer = setTimeout(() => {
      api
        .recordAction({ resourceId: 'bookings', recordId, actionName: 'move', params: JSON.parse(key) })
        .then(({ data }) => {
          if (isWanted) setQuoted(data as unknown as Quoted);
        })
        .catch(() => {
          if (isWanted) setQuoted({});
        });
    }, PAUSE_MS);
    return () => {
      isWanted = false;
      clearTimeout(timer);
    };
  }, [key, recordId]);
  return quoted;
}

function stayOf({ params }: RecordJSON): Stay {
  const text = (name: string) => String(params[name] ?? '');
  return {
    koieId: text('koieId'),
    arrivalDate: text('arrivalDate').slice(0, 10),
    departureDate: text('departureDate').slice(0, 10),
    guestsMember: text('guestsMember'),
    guestsNotMember: text('guestsNotMember'),
  };
}
