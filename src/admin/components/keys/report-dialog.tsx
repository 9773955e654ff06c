import { useEffect, useRef } from 'react';
import type { KeyNow } from '../../../services/keys/keys-now-types';
import type { KeysNowWord } from '../../locales/keys-now';
import { ReportForm } from '../common/key-report';
import { usePost } from '../common/use-post';
import { useWords } from '../common/use-words';

/** Asks what has become of a key on the list of the desk. */
export function ReportDialog({ of: key, close, done }: { of: KeyNow; close(): void; done(): void }) {
  const { say } = useWords<KeysNowWord>('KeysNow');
  const dialog = useRef<HTMLDialogElement>(null);
  const { post, told, isBusy } = usePost({ pageName: 'keys' });
  useEffect(() => dialog.current?.showModal(), []);
  return (
    <dialog ref={dialog} className="k-dialog" aria-labelledby="key-report-title" onClose={close}>
      <h2 id="key-report-title">{say('reportTitle', { key: key.label, koie: key.koie })}</h2>
      <ReportForm
        told={told}
        isBusy={isBusy}
        close={close}
        onReport={async (report) => {
          const answer = await post({ act: 'report', key: key.id, ...report });
          if (answer?.isDone) done();
        }}
      />
    </dialog>
  );
}
