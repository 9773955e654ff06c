import { useEffect, useRef } from 'react';
import { Link } from 'react-router-dom';
import type { AccountsPage } from '../../pages/accounts';
import { formatDay } from '../common/format';
import { recordOf } from '../common/links';
import { Part } from '../common/page';
import { TableHead } from '../common/table-head';
import { useWords } from '../common/use-words';
import { Amount } from './amount';
import { addressOf } from './query';

type Chosen = NonNullable<AccountsPage['rows']>;

/** What makes a sum: charges, refunds and fees, each leading to its booking. */
export function Rows({ data, rows }: { data: AccountsPage; rows: Chosen }) {
  const { say } = useWords('Accounts');
  const { month, basis } = data;
  const koie = data.koier.find(({ koieId }) => koieId === rows.koie)?.koie;
  const of = rows.koie === null ? say('total') : (koie ?? say('noKoie'));
  const top = useRef<HTMLDivElement>(null);
  const key = `${rows.sum} ${rows.koie} ${rows.page}`;
  useEffect(() => {
    // Each time that other rows are opened.
    if (key) top.current?.scrollIntoView({ block: 'start' });
  }, [key]);
  return (
    <div className="k-wide" ref={top}>
      <Part
        id="rows"
        title={say('rowsOf', { sum: say(rows.sum), of })}
        aside={
          <Link className="k-screen" to={addressOf({ month, by: basis })}>
            {say('hideRows')}
          </Link>
        }
      >
        <RowTable rows={rows} />
        <RowPages data={data} rows={rows} />
      </Part>
    </div>
  );
}

function RowTable({ rows: { rows } }: { rows: Chosen }) {
  const { say, language } = useWords('Accounts');
  if (rows.length === 0) return <p className="k-empty">{say('noMovements')}</p>;
  return (
    <table className="k-cards">
      <TableHead
        columns={['day', 'what', 'booking', 'koie', 'arrival', 'receipt', 'amount']}
        numbers={['receipt', 'amount']}
        say={say}
      />
      <tbody>
        {rows.map((row) => (
          <tr key={`${row.kind} ${row.id}`}>
            <td data-label={say('day')} className="k-days">
              {formatDay(row.day, language)}
            </td>
            <td data-label={say('what')}>
              <What row={row} />
            </td>
            <td data-label={say('booking')}>
              {row.bookingId === null ? (
                '–'
              ) : (
                <Link to={recordOf('bookings', row.bookingId)}>{row.reference}</Link>
              )}
            </td>
            <td data-label={say('koie')}>{row.koie ?? '–'}</td>
            <td data-label={say('arrival')} className="k-days">
              {row.arrivalDate ? formatDay(row.arrivalDate, language) : '–'}
            </td>
            <td data-label={say('receipt')} className="k-number">
              {row.receiptNumber ?? '–'}
            </td>
            <Amount ore={row.amountOre} language={language} label={say('amount')} />
          </tr>
        ))}
      </tbody>
    </table>
  );
}

/** What it was, leading to the charge or the refund itself. */
function What({ row: { kind, id, method } }: { row: Chosen['rows'][number] }) {
  const { say } = useWords('Accounts');
  const word = say(`kind_${kind}`);
  if (kind === 'charge')
    return (
      <>
        <Link to={recordOf('payments', id)}>{word}</Link>, {say(`method_${method}`)}
      </>
    );
  if (kind === 'refund' || kind === 'refund_returned')
    return <Link to={recordOf('refunds', id)}>{word}</Link>;
  return <>{word}</>;
}

function RowPages({ data: { month, basis }, rows }: { data: AccountsPage; rows: Chosen }) {
  const { say } = useWords('Accounts');
  if (rows.page === 1 && !rows.isMore) return null;
  const to = (page: number) =>
    addressOf({ month, by: basis, sum: rows.sum, ...(rows.koie === null ? {} : { koie: rows.koie }), page });
  return (
    <nav className="k-pages k-screen" aria-label={say('rowPages')}>
      {rows.page > 1 ? (
        <Link className="k-button" to={to(rows.page - 1)}>
          {say('earlier')}
        </Link>
      ) : null}
      {rows.isMore ? (
        <Link className="k-button" to={to(rows.page + 1)}>
          {say('later')}
        </Link>
      ) : null}
    </nav>
  );
}
