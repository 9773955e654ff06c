import { Link } from 'react-router-dom';
import type { AccountsPage } from '../../pages/accounts';
import { formatOre } from '../common/format';
import { Scroll } from '../common/page';
import { useWords } from '../common/use-words';
import { addressOf } from './query';

const SUMS = ['received', 'givenBack', 'fees', 'net'] as const;
type SumName = (typeof SUMS)[number];
type Row = AccountsPage['koier'][number];

/** What a month came to at each koie and in all. Each sum opens what makes it. */
export function MonthSums({ data }: { data: AccountsPage }) {
  const { say } = useWords('Accounts');
  const { koier, total, month, basis, rows } = data;
  if (koier.length === 0) return <p className="k-empty">{say('noMovements')}</p>;
  const cells = (row: Omit<Row, 'koieId' | 'koie'>, koie: string, of: string) =>
    SUMS.map((sum) => (
      <td key={sum} className="k-number">
        <Opened
          ore={row[`${sum}Ore`]}
          to={addressOf({ month, by: basis, sum, ...(koie ? { koie } : {}) })}
          label={say('openRows', { sum: say(sum), of })}
          isOpen={rows?.sum === sum && String(rows.koie ?? '') === koie}
        />
      </td>
    ));
  return (
    <Scroll label={say(`sums_${basis}`)}>
      <table className="k-ledger">
        <thead>
          <tr>
            <th scope="col">{say('koie')}</th>
            {SUMS.map((sum: SumName) => (
              <th key={sum} scope="col" className="k-number">
                {say(sum)}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {koier.map((row) => (
            <tr key={row.koieId ?? 'none'}>
              <th scope="row">{row.koie ?? say('noKoie')}</th>
              {cells(row, String(row.koieId ?? 'none'), row.koie ?? say('noKoie'))}
            </tr>
          ))}
        </tbody>
        <tfoot>
          <tr>
            <th scope="row">{say('total')}</th>
            {cells(total, '', say('total'))}
          </tr>
        </tfoot>
      </table>
    </Scroll>
  );
}

/** A sum that leads to its rows; nothing makes a zero. */
function Opened({ ore, to, label, isOpen }: { ore: number; to: string; label: string; isOpen: boolean }) {
  const { language } = useWords('Accounts');
  const amount = formatOre(ore, language);
  if (ore === 0) return <span className="k-muted">{amount}</span>;
  return (
    <Link to={`${to}#rows`} aria-label={`${amount}, ${label}`} {...(isOpen ? { 'aria-current': true } : {})}>
      {amount}
    </Link>
  );
}
