import { Badge } from '../common/badge';
import { Part } from '../common/page';
import { useWords } from '../common/use-words';
import type { Deeds } from './use-deeds';

const FEW = 3;

/** Recovery codes: how many are left, and new ones, which are shown this once. */
export function Recovery({
  left,
  codes,
  deeds: { act, isBusy },
  onCodes,
}: {
  left: number;
  codes: string[] | undefined;
  deeds: Deeds;
  onCodes(codes: string[]): void;
}) {
  const { say } = useWords('Security');
  const renew = async () => {
    const answer = await act('newCodes', {}, 'codesMade');
    if (answer?.codes) onCodes(answer.codes);
  };
  return (
    <Part
      id="recovery"
      title={say('recovery')}
      aside={<Badge tone={left > FEW ? 'good' : 'warn'}>{say('codesLeft', { count: left })}</Badge>}
    >
      <p className="k-muted">{say('recoveryHelp')}</p>
      {codes ? (
        <div className="k-below" role="status">
          <p className="k-warning">{say('codesOnce')}</p>
          <ul className="k-codes k-mono">
            {codes.map((code) => (
              <li key={code}>{code}</li>
            ))}
          </ul>
          <div className="k-actions">
            <a
              className="k-button k-main"
              download={say('codesFile')}
              href={`data:text/plain;charset=utf-8,${encodeURIComponent(`${codes.join('\n')}\n`)}`}
            >
              {say('codesSave')}
            </a>
            <button type="button" className="k-button" onClick={() => window.print()}>
              {say('print')}
            </button>
          </div>
        </div>
      ) : (
        <div className="k-actions k-below">
          <button type="button" className="k-button" disabled={isBusy} onClick={renew}>
            {say('codesNew')}
          </button>
        </div>
      )}
    </Part>
  );
}
