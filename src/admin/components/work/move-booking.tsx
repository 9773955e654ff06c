import type { ActionProps, RecordJSON } from 'adminjs';
import { useEffect, useState } from 'react';
import { useLocation } from 'react-router-dom';
import type { MoveQuote } from '../../../services/bookings/move';
import { ActionForm } from '../common/action-form';
import { api } from '../common/api';
import { addDays, withArrival } from '../common/days';
import { Choices, Field } from '../common/field';
import { recordOf } from '../common/links';
import { useAnswer } from '../common/use-answer';
import { usePost } from '../common/use-post';
import { useWords } from '../common/use-words';
import { MoveMoney } from './move-money';
import { BY_TERMS } from './refund-choice';
import { TellGuest, TOLD } from './tell-guest';

const PAUSE_MS = 250;
const MOST_DAYS = 366;

type Stay = Record<'koieId' | 'arrivalDate' | 'departureDate' | 'guestsMember' | 'guestsNotMember', string>;
interface Quoted {
  quote?: Omit<MoveQuote, 'notForMembers'>;
  notForMembers?: string | null;
  problems?: Record<string, { message: string }>;
}

/** Moves a booking to other days, another koie or another number of guests, and tells what that costs. */
export function MoveBooking({ record, resource, action }: ActionProps) {
  return record ? <Form record={record} resourceId={resource.id} actionName={action.name} /> : null;
}

function Form({ record, ...target }: { record: RecordJSON; resourceId: string; actionName: string }) {
  const { say } = useWords('Work');
  const { search } = useLocation();
  const [stay, setStay] = useState(() => laterBy(stayOf(record), daysAskedIn(search)));
  const [money, setMoney] = useState({ ...BY_TERMS, price: 'new' as 'new' | 'kept' });
  const [telling, setTelling] = useState(TOLD);
  const { post, errors: refused, told, isBusy } = usePost({ ...target, recordId: record.id });
  const { quote, notForMembers, problems = {} } = useQuote(record.id, stay);
  const errors: Record<string, string> = {
    ...Object.fromEntries(Object.entries(problems).map(([key, { message }]) => [key, message])),
    ...refused,
  };
  const isConfirmed = record.params.state === 'confirmed';
  const change = (name: keyof Stay, value: string) =>
    setStay(name === 'arrivalDate' ? { ...stay, ...withArrival(stay, value) } : { ...stay, [name]: value });
  const typed = (name: keyof Stay, input: { type: string; min?: number }) => (
    <Field key={name} id={name} label={say(name)} error={errors[name]}>
      {(field) => (
        <input
          {...field}
          {...input}
          required
          value={stay[name]}
          onChange={(event) => change(name, event.target.value)}
        />
      )}
    </Field>
  );
  return (
    <ActionForm
      title={record.title}
      told={Object.keys(refused).length > 0 ? undefined : told}
      doIt={say('do_move')}
      back={recordOf(target.resourceId, record.id)}
      isBusy={isBusy}
      onDo={() => post({ ...stay, ...money, takeNewPrice: money.price === 'new', ...telling })}
    >
      <p>{say('ask_move')}</p>
      <KoieChoice
        value={stay.koieId}
        error={errors.koieId}
        onChoose={(koieId) => setStay({ ...stay, koieId })}
      />
      <ByADay stay={stay} onChange={setStay} />
      <div className="k-two">
        {typed('arrivalDate', { type: 'date' })}
        {typed('departureDate', { type: 'date' })}
        {typed('guestsMember', { type: 'number', min: 0 })}
        {typed('guestsNotMember', { type: 'number', min: 0 })}
      </div>
      {notForMembers ? <NotForMembers why={notForMembers} /> : null}
      {quote ? (
        <MoveMoney
          record={record}
          quote={quote}
          asked={money}
          errors={errors}
          isTold={telling.tellGuest}
          onChange={setMoney}
        />
      ) : null}
      {isConfirmed ? (
        <TellGuest email={String(record.params.contactEmail ?? '')} telling={telling} onChange={setTelling} />
      ) : null}
    </ActionForm>
  );
}

/** Tells staff that they book where members cannot, as when they make a booking. */
function NotForMembers({ why }: { why: string }) {
  const { say } = useWords('BookingQuote');
  return (
    <p className="k-warning" role="status">
      {say('notForMembers')} {why}
    </p>
  );
}

/** Moves the whole stay by a day, which is what is asked for most. */
function ByADay({ stay, onChange }: { stay: Stay; onChange(stay: Stay): void }) {
  const { say } = useWords('Work');
  return (
    <div className="k-actions">
      <button type="button" className="k-button" onClick={() => onChange(laterBy(stay, -1))}>
        ← {say('dayEarlier')}
      </button>
      <button type="button" className="k-button" onClick={() => onChange(laterBy(stay, 1))}>
        {say('dayLater')} →
      </button>
    </div>
  );
}

/** The stay so many days later. */
function laterBy(stay: Stay, days: number): Stay {
  const arrivalDate = stay.arrivalDate && addDays(stay.arrivalDate, days);
  return { ...stay, ...withArrival(stay, arrivalDate) };
}

/** By how many days the address asks to move it (`?days=1`). */
function daysAskedIn(search: string): number {
  const days = Number(new URLSearchParams(search).get('days'));
  return Number.isInteger(days) && Math.abs(days) <= MOST_DAYS ? days : 0;
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
  const choices = koier.map(({ id, title }) => ({ value: String(id), label: title }));
  return (
    <Field id="koieId" label={say('koie')} error={error}>
      {(input) => (
        <Choices
          {...input}
          choices={choices.length > 0 ? choices : [{ value, label: '…' }]}
          value={value}
          onChoose={onChoose}
        />
      )}
    </Field>
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
        .recordAction<Quoted>({
          resourceId: 'bookings',
          recordId,
          actionName: 'move',
          params: JSON.parse(key),
        })
        .then(({ data }) => {
          if (isWanted) setQuoted(data);
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
