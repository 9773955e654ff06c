import { Link } from 'react-router-dom';
import type { AccountsPage } from '../../pages/accounts';
import { Badge } from '../common/badge';
import { formatDay, formatOre } from '../common/format';
import { recordOf } from '../common/links';
import { Part } from '../common/page';
import { TableHead } from '../common/table-head';
import { useWords } from '../common/use-words';
import { Amount } from './amount';
import { addressOf } from './query';

type Payout = AccountsPage['payouts'][number];

const SUMS = [
  ['payoutSum', 'amountOre'],
  ['charges', 'chargesOre'],
  ['refunds', 'refundsOre'],
  ['disputes', 'disputesOre'],
  ['fees', 'feesOre'],
] as const;

/** What Stripe paid out in a month, and what of it nothing explains. */
export function Payouts({ data: { payouts, month, basis } }: { data: AccountsPage }) {
  const { say, language } = useWords('Accounts');
  if (payouts.length === 0) return <p className="k-empty">{say('noPayouts')}</p>;
  return (
    <table className="k-cards k-ledger">
      <thead>
        <tr>
          <th scope="col">{say('atBank')}</th>
          <th scope="col">{say('payout')}</th>
          {SUMS.map(([name]) => (
            <th key={name} scope="col" className="k-number">
              {say(name)}
            </th>
          ))}
          <th scope="col" className="k-number">
            {say('unexplained')}
          </th>
        </tr>
      </thead>
      <tbody>
        {payouts.map((payout) => (
          <tr key={payout.id}>
            <td className="k-days" data-label={say('atBank')}>
              {formatDay(payout.arrivesOn, language)}
            </td>
            <td data-label={say('payout')}>
              <div>
                <Link to={`${addressOf({ month, by: basis, payout: payout.id })}#lines`}>{payout.id}</Link>
                <State payout={payout} />
              </div>
            </td>
            {SUMS.map(([name, sum]) => (
              <Amount key={name} ore={payout[sum]} language={language} label={say(name)} />
            ))}
            <td className="k-number" data-label={say('unexplained')}>
              {payout.unexplainedOre === 0 ? (
                formatOre(0, language)
              ) : (
                <Badge tone="bad">{formatOre(payout.unexplainedOre, language)}</Badge>
              )}
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}

/** Said unless it is what one expects. */
function State({ payout: { state, isRead, isAutomatic } }: { payout: Payout }) {
  const { say } = useWords('Accounts');
  const isOver = state === 'paid';
  if (isOver && isAutomatic && isRead) return null;
  return (
    <div>
      {isOver ? null : (
        <Badge tone={state === 'failed' || state === 'canceled' ? 'bad' : 'info'}>
          {say(`state_${state}`)}
        </Badge>
      )}
      {isAutomatic ? null : <Badge tone="warn">{say('byHand')}</Badge>}
      {isRead ? null : <Badge tone="info">{say('notRead')}</Badge>}
    </div>
  );
}

/** What a payout is made of: what nothing explains first. */
export function Lines({ payout: { id, lines } }: { payout: NonNullable<AccountsPage['payout']> }) {
  const { say, language } = useWords('Accounts');
  return (
    <Part id="lines" title={say('linesOf', { payout: id })} wide>
      {lines.length === 0 ? (
        <p className="k-empty">{say('noLines')}</p>
      ) : (
        <table className="k-cards">
          <TableHead
            columns={['day', 'what', 'booking', 'koie', 'amount', 'fee']}
            numbers={['amount', 'fee']}
            say={say}
          />
          <tbody>
            {lines.map((line) => (
              <tr key={line.id}>
                <td data-label={say('day')} className="k-days">
                  {formatDay(line.day, language)}
                </td>
                <td data-label={say('what')}>
                  <span>
                    {say(`kind_${line.kind}`)}{' '}
                    {line.isExplained ? null : (
                      <>
                        <Badge tone="bad">{say('unexplained')}</Badge>{' '}
                        <span className="k-small">
                          {line.type} {line.sourceId}
                        </span>
                      </>
                    )}
                  </span>
                </td>
                <td data-label={say('booking')}>
                  {line.bookingId === null ? (
                    '–'
                  ) : (
                    <Link to={recordOf('bookings', line.bookingId)}>{line.reference}</Link>
                  )}
                </td>
                <td data-label={say('koie')}>{line.koie ?? '–'}</td>
                <Amount ore={line.amountOre} language={language} label={say('amount')} />
                <Amount ore={-line.feeOre} language={language} label={say('fee')} />
              </tr>
            ))}
          </tbody>
        </table>
      )}
    </Part>
  );
}
