import type { ActionProps } from 'adminjs';
import { useNavigate } from 'react-router-dom';
import type { KeysNowWord } from '../../locales/keys-now';
import { ReportForm } from '../common/key-report';
import { recordOf } from '../common/links';
import { Part } from '../common/page';
import { usePost } from '../common/use-post';
import { useWords } from '../common/use-words';

/** Notes on a booking's page that its numbered key is lost or broken. */
export function ReportKey({ record, resource, action }: ActionProps) {
  const { say } = useWords<KeysNowWord>('KeysNow');
  const navigate = useNavigate();
  const target = { resourceId: resource.id, recordId: record?.id ?? '', actionName: action.name };
  const { post, told, errors, isBusy } = usePost(target);
  if (!record) return null;
  const { keyLabel, koie, keyStatus } = record.params;
  return (
    <Part title={say('reportTitle', { key: String(keyLabel ?? ''), koie: koie ?? record.title })}>
      <ReportForm
        told={errors.feeNok ?? told}
        isBusy={isBusy}
        mayAddFee
        close={() => navigate(recordOf(resource.id, record.id))}
        onReport={(report) => void post({ ...report, expected: keyStatus })}
      />
    </Part>
  );
}
