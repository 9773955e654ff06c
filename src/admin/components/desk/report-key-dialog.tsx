import { useEffect, useRef } from 'react';
import type { DeskWord } from '../../locales/desk';
import { ReportForm } from '../common/key-report';
import { usePost } from '../common/use-post';
import { useWords } from '../common/use-words';
import { whoOf } from './telling';
import type { Stay } from './types';

/** Asks what has become of a numbered key that does not come back as it went out. */
export function ReportKeyDialog({ stay, close, done }: { stay: Stay; close(): void; done(): void }) {
  const { say } = useWords<DeskWord>('Desk');
  const dialog = useRef<HTMLDialogElement>(null);
  const target = { resourceId: 'bookings', recordId: String(stay.id), actionName: 'reportKey' };
  const { post, told, errors, isBusy } = usePost(target, done);
  useEffect(() => dialog.current?.showModal(), []);
  const { guest, koie } = whoOf(stay, say);
  return (
    <dialog ref={dialog} className="k-dialog" aria-labelledby="key-report-title" onClose={close}>
      <h2 id="key-report-title">{say('report')}</h2>
      <p className="desk-asked">
        <strong>{stay.key ? say('keyNumber', { key: stay.key.label }) : null}</strong> · {guest} · {koie} ·{' '}
        {stay.reference}
      </p>
      <ReportForm
        told={told ?? errors.feeNok}
        isBusy={isBusy}
        mayAddFee
        close={close}
        onReport={(report) => void post({ ...report, expected: stay.keyStatus })}
      />
    </dialog>
  );
}
