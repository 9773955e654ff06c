import type { RecordJSON } from 'adminjs';
import { Link } from 'react-router-dom';
import type { BookingRelated } from '../../../services/figures/related';
import { Fold } from '../common/fold';
import { formatKroner, formatMoment } from '../common/format';
import { receiptOf, recordOf } from '../common/links';
import { useWords } from '../common/use-words';

const ORE = 100;

/** The receipts and credit notes of a booking, each with its PDF. */
export function BookingReceipts({ receipts }: Pick<BookingRelated, 'receipts'>) {
  const { say, label, language } = useWords('Receipts');
  return (
    <Fold title={say('title')} aside={receipts.length}>
      {receipts.length === 0 ? <p className="k-empty">{say('none')}</p> : null}
      <ul className="k-rows">
        {receipts.map(({ id, number, kind, amountOre, issuedAt }) => (
          <li key={id} className="k-row">
            <Link to={recordOf('receipts', id)}>
              {label('receipts', 'kind', kind)} {number}
            </Link>
            <span className="k-small">
              {kind === 'credit_note' ? '−' : ''}
              {formatKroner(amountOre / ORE, language)} · {formatMoment(issuedAt, language)} ·{' '}
              <a href={receiptOf(number, 'pdf')} aria-label={say('pdfOf', { number })}>
                {say('pdf')}
              </a>
            </span>
          </li>
        ))}
      </ul>
    </Fold>
  );
}

/** The ways to a receipt as it was issued. */
export function ReceiptLinks({ record }: { record: RecordJSON }) {
  const { say } = useWords('Receipts');
  const number = Number(record.params.number);
  return (
    <div className="k-actions k-screen">
      <a className="k-button" href={receiptOf(number, 'pdf')}>
        {say('openPdf')}
      </a>
      <a className="k-button" href={receiptOf(number)}>
        {say('openPage')}
      </a>
    </div>
  );
}
