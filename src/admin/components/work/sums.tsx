import type { ReactNode } from 'react';
import { formatKroner } from '../common/format';
import { useWords } from '../common/use-words';

/** What something comes to, told anew as the form is filled in; a sum that cannot be told yet is a dash. */
export function Sums({
  rows,
  children,
}: {
  rows: { label: string; nok: number | undefined; isTotal?: boolean }[];
  children?: ReactNode;
}) {
  const { language } = useWords('Work');
  return (
    <div className="k-note" role="status">
      <dl className="k-sums">
        {rows.map(({ label, nok, isTotal }) => (
          <Row key={label} label={label} isTotal={isTotal ?? false}>
            {nok === undefined ? '–' : formatKroner(nok, language)}
          </Row>
        ))}
      </dl>
      {children}
    </div>
  );
}

function Row({ label, isTotal, children }: { label: string; isTotal: boolean; children: ReactNode }) {
  return (
    <>
      <dt className={isTotal ? 'k-total' : ''}>{label}</dt>
      <dd className={isTotal ? 'k-money k-total' : 'k-money'}>{children}</dd>
    </>
  );
}
