import type { StayQuote } from '../../../services/figures/quote';
import { api } from '../common/api';
import { daysBetween } from '../common/days';
import { formatKroner } from '../common/format';
import { NightStrip } from '../common/night-strip';
import { useAnswer } from '../common/use-answer';
import { useDebounced } from '../common/use-debounced';
import { useWords } from '../common/use-words';

const PAUSE_MS = 250;

interface Quoted {
  quote: Omit<StayQuote, 'notForMembers'> | null;
  notForMembers?: string | null;
}

/** What the stay that is being filled in would cost, and the beds that are free then. */
export function BookingQuote({ params }: { params: Record<string, unknown> }) {
  const { say } = useWords('BookingQuote');
  const day = (name: string) => textOf(params[name]).slice(0, 10);
  const asked = {
    koieId: textOf(params.koieId),
    arrivalDate: day('arrivalDate'),
    departureDate: day('departureDate'),
    guestsMember: textOf(params.guestsMember) || '0',
    guestsNotMember: textOf(params.guestsNotMember) || '0',
  };
  const [key] = useDebounced(JSON.stringify(asked), PAUSE_MS);
  const { answer } = useAnswer(
    () =>
      api.resourceAction<Quoted>({
        resourceId: 'bookings',
        actionName: 'quote',
        params: JSON.parse(key) as typeof asked,
      }),
    key,
  );
  const { quote, notForMembers } = answer.state === 'ready' ? answer.data : { quote: null };
  return (
    <section className="k-note" role="status" aria-label={say('title')}>
      {quote ? (
        <Quote
          quote={quote}
          koieId={Number(asked.koieId)}
          from={asked.arrivalDate}
          to={asked.departureDate}
          isFree={params.settlement === 'free'}
          notForMembers={notForMembers ?? null}
        />
      ) : (
        <p className="k-muted">{say('wait')}</p>
      )}
    </section>
  );
}

function Quote({
  quote: { priceNok, free, guests, nights },
  koieId,
  from,
  to,
  isFree,
  notForMembers,
}: {
  quote: Omit<StayQuote, 'notForMembers'>;
  koieId: number;
  from: string;
  to: string;
  isFree: boolean;
  notForMembers: string | null;
}) {
  const { say, language } = useWords('BookingQuote');
  return (
    <div className="k-stack k-close">
      <dl>
        <dt>{say('price')}</dt>
        <dd>
          <b className="k-money">{isFree ? say('nothing') : formatKroner(priceNok, language)}</b>{' '}
          <span className="k-small">{say('length', { count: daysBetween(from, to) })}</span>
        </dd>
        <dt>{say('free')}</dt>
        <dd className={free < guests ? 'k-wrong' : undefined}>
          {say(free < guests ? 'tooFew' : 'enough', { count: free })}
        </dd>
      </dl>
      {notForMembers ? (
        <p className="k-warning">
          {say('notForMembers')} {notForMembers}
        </p>
      ) : null}
      <NightStrip koieId={koieId} nights={nights} stay={{ from, to }} />
    </div>
  );
}

function textOf(value: unknown): string {
  return String(value ?? '');
}
