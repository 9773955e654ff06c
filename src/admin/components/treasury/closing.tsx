import { useState } from 'react';
import { Link } from 'react-router-dom';
import type { AccountsPage } from '../../pages/accounts';
import { capital, formatMoment, longMonth } from '../common/format';
import { recordOf } from '../common/links';
import { usePost } from '../common/use-post';
import { useWords } from '../common/use-words';

/** Whether the month is closed; closes it, when it is over, once the board is sure. */
export function Closing({ data, again }: { data: AccountsPage; again(): void }) {
  const { say, language } = useWords('Accounts');
  const { closing, mayClose, mayReopen, month } = data;
  if (closing) {
    const at = formatMoment(closing.closedAt, language);
    return (
      <div className="k-note k-wide k-row">
        <span>{closing.by ? say('closedBy', { at, by: closing.by }) : say('closed', { at })}</span>
        {mayReopen ? (
          <Link className="k-screen" to={recordOf('closed_months', closing.id, 'reopen')}>
            {say('reopen')}
          </Link>
        ) : null}
      </div>
    );
  }
  return mayClose ? <Close key={month} data={data} again={again} /> : null;
}

function Close({ data: { month, payouts }, again }: { data: AccountsPage; again(): void }) {
  const { say, language } = useWords('Accounts');
  const [isAsked, setAsked] = useState(false);
  const { post, told, isBusy } = usePost({ pageName: 'accounts' });
  const name = longMonth(month, language);
  const first = capital(name);
  const unexplained = payouts.filter(({ unexplainedOre }) => unexplainedOre !== 0).length;
  const close = async () => {
    const answer = await post({ close: month });
    if (answer?.isDone) again();
  };
  if (!isAsked)
    return (
      <div className="k-note k-wide k-row k-screen">
        <span>{say('isOpen', { month: first })}</span>
        <button type="button" className="k-button" onClick={() => setAsked(true)}>
          {say('close')}
        </button>
      </div>
    );
  return (
    <div className="k-warning k-wide k-stack k-screen">
      <p>{say('askClose', { month: name })}</p>
      {unexplained > 0 ? <p>{say('askUnexplained', { count: unexplained })}</p> : null}
      {told ? (
        <p className="k-problem" role="alert">
          {told}
        </p>
      ) : null}
      <div className="k-actions">
        <button type="button" className="k-button k-main" disabled={isBusy} onClick={() => void close()}>
          {say('doClose', { month: name })}
        </button>
        <button type="button" className="k-button" onClick={() => setAsked(false)}>
          {say('notNow')}
        </button>
      </div>
    </div>
  );
}
