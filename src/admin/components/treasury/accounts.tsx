import { Link } from 'react-router-dom';
import type { AccountsPage } from '../../pages/accounts';
import { api } from '../common/api';
import { capital, longMonth } from '../common/format';
import { Page, Part, PrintButton, Told } from '../common/page';
import { useAnswer } from '../common/use-answer';
import { useQuery } from '../common/use-query';
import { useWords } from '../common/use-words';
import { Closing } from './closing';
import { Files } from './files';
import { MonthSums } from './month-sums';
import { Lines, Payouts } from './payouts';
import { addressOf, CHOICES } from './query';
import { Rows } from './rows';

/** The treasurer's page: what a month came to, what makes each sum, what was paid out, and files of it. */
export function Accounts() {
  const { say, language } = useWords('Accounts');
  const query = useQuery();
  const params = Object.fromEntries(CHOICES.map((name) => [name, query.get(name)]));
  const { answer, again } = useAnswer(
    () => api.getPage<AccountsPage>({ pageName: 'accounts', params }),
    query.all,
  );
  const lead = answer.state === 'ready' ? capital(longMonth(answer.data.month, language)) : undefined;
  return (
    <Page title={say('title')} lead={lead} actions={<PrintButton />}>
      <Told answer={answer} again={again} lines={12}>
        {(data) => (
          <>
            <Choice data={data} />
            <div className="k-grid k-accounts">
              <Closing data={data} again={again} />
              <Part id="sums" title={say(`sums_${data.basis}`)} wide>
                <p className="k-small">{say(`sumsHelp_${data.basis}`)}</p>
                <MonthSums data={data} />
              </Part>
              {data.rows ? <Rows data={data} rows={data.rows} /> : null}
              <Part id="payouts" title={say('payouts')} wide>
                <p className="k-small">{say('payoutsHelp')}</p>
                <Payouts data={data} />
              </Part>
              {data.payout ? <Lines payout={data.payout} /> : null}
              <Files month={data.month} />
            </div>
          </>
        )}
      </Told>
    </Page>
  );
}

function Choice({ data }: { data: AccountsPage }) {
  const { say } = useWords('Accounts');
  const query = useQuery();
  const { month, basis } = data;
  const to = (other: string) => addressOf({ month: other, by: basis });
  return (
    <div className="k-bar k-screen">
      <label>
        {say('month')}
        <input
          type="month"
          value={month}
          onChange={(event) => {
            if (event.target.value) query.go({ month: event.target.value, by: basis });
          }}
        />
      </label>
      <label>
        {say('by')}
        <select value={basis} onChange={(event) => query.go({ month, by: event.target.value })}>
          <option value="payment">{say('by_payment')}</option>
          <option value="arrival">{say('by_arrival')}</option>
        </select>
      </label>
      <Link className="k-button" to={to(data.previous)}>
        {say('previous')}
      </Link>
      <Link className="k-button" to={to(data.next)}>
        {say('next')}
      </Link>
    </div>
  );
}
