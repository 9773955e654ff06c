import { useState } from 'react';
import { Link } from 'react-router-dom';
import type { FileAnswer } from '../../pages/accounts';
import { api } from '../common/api';
import { longMonth } from '../common/format';
import { listOf } from '../common/links';
import { Part } from '../common/page';
import { saveFile } from '../common/save-file';
import { toldBy, whyOf } from '../common/use-answer';
import { useWords } from '../common/use-words';

const FILES = ['movements', 'payouts', 'journal'] as const;

/** The files of a month, which the browser saves. */
export function Files({ month }: { month: string }) {
  const { say, language } = useWords('Accounts');
  const page = useWords('Page');
  const [told, setTold] = useState('');
  const [busy, setBusy] = useState('');
  const fetchFile = async (file: string) => {
    setBusy(file);
    setTold('');
    try {
      const { data } = await api.getPage<FileAnswer>({ pageName: 'accounts', params: { month, file } });
      if ('csv' in data) saveFile(data);
      else setTold(data.notice.message);
    } catch (error) {
      setTold(toldBy(error) ?? page.say(whyOf(error)));
    } finally {
      setBusy('');
    }
  };
  return (
    <div className="k-wide k-screen">
      <Part
        id="files"
        title={say('files', { month: longMonth(month, language) })}
        aside={<Link to={listOf('ledger_accounts')}>{say('accountNumbers')}</Link>}
      >
        <ul className="k-rows">
          {FILES.map((file) => (
            <li key={file} className="k-row">
              <span>
                <b>{say(`file_${file}`)}</b>
                <br />
                <span className="k-small">{say(`fileHelp_${file}`)}</span>
              </span>
              <button
                type="button"
                className="k-button"
                disabled={busy === file}
                aria-label={say('saveFile', { file: say(`file_${file}`) })}
                onClick={() => void fetchFile(file)}
              >
                {busy === file ? page.say('working') : say('save')}
              </button>
            </li>
          ))}
        </ul>
        {told ? (
          <p className="k-problem" role="alert">
            {told}
          </p>
        ) : null}
      </Part>
    </div>
  );
}
