import { type FormEvent, useState } from 'react';
import type { TotpProposal } from '../../../services/two-factor';
import { Badge } from '../common/badge';
import { Field } from '../common/field';
import { Part } from '../common/page';
import { useWords } from '../common/use-words';
import type { Deeds } from './use-deeds';

/** Codes of an app: set up, set up anew with another phone, or removed. */
export function Totp({
  hasTotp,
  deeds,
  onCodes,
}: {
  hasTotp: boolean;
  deeds: Deeds;
  onCodes(codes: string[]): void;
}) {
  const { say } = useWords('Security');
  const [proposal, setProposal] = useState<TotpProposal>();
  const [isAsked, setAsked] = useState(false);
  const { act, isBusy } = deeds;

  const begin = async () => setProposal((await act('proposeTotp'))?.proposal);
  const remove = async () => {
    if (await act('removeTotp', {}, 'totpRemoved')) setAsked(false);
  };
  return (
    <Part
      id="totp"
      title={say('totp')}
      aside={hasTotp ? <Badge tone="good">{say('on')}</Badge> : <Badge tone="neutral">{say('off')}</Badge>}
    >
      <p className="k-muted">{say('totpHelp')}</p>
      {proposal ? (
        <Confirm
          proposal={proposal}
          deeds={deeds}
          done={(codes) => {
            setProposal(undefined);
            if (codes) onCodes(codes);
          }}
        />
      ) : (
        <div className="k-actions k-below">
          <button
            type="button"
            className={hasTotp ? 'k-button' : 'k-button k-main'}
            disabled={isBusy}
            onClick={begin}
          >
            {say(hasTotp ? 'totpAnew' : 'totpBegin')}
          </button>
          {hasTotp && !isAsked ? (
            <button type="button" className="k-button" onClick={() => setAsked(true)}>
              {say('totpRemove')}
            </button>
          ) : null}
          {hasTotp && isAsked ? (
            <>
              <button type="button" className="k-button k-main k-danger" disabled={isBusy} onClick={remove}>
                {say('totpReallyRemove')}
              </button>
              <button type="button" className="k-button" onClick={() => setAsked(false)}>
                {say('cancel')}
              </button>
            </>
          ) : null}
        </div>
      )}
    </Part>
  );
}

function Confirm({
  proposal: { secret, picture, sealed },
  deeds: { act, isBusy, errors },
  done,
}: {
  proposal: TotpProposal;
  deeds: Deeds;
  done(codes?: string[]): void;
}) {
  const { say } = useWords('Security');
  const [code, setCode] = useState('');
  const confirm = async (event: FormEvent) => {
    event.preventDefault();
    const answer = await act('addTotp', { sealed, code }, 'totpAdded');
    if (answer) done(answer.codes);
  };
  return (
    <form className="k-form k-below" onSubmit={confirm}>
      <ol className="k-steps">
        <li>
          {say('totpScan')}
          <img className="k-qr" src={picture} alt={say('totpPicture')} width={220} height={220} />
          <details>
            <summary>{say('totpNoCamera')}</summary>
            <p>{say('totpType')}</p>
            <p className="k-mono k-secret">{secret}</p>
          </details>
        </li>
        <li>
          <Field id="code" label={say('totpCode')} error={errors.code}>
            {(input) => (
              <input
                {...input}
                className="k-code"
                inputMode="numeric"
                autoComplete="one-time-code"
                maxLength={7}
                required
                value={code}
                onChange={(event) => setCode(event.target.value)}
              />
            )}
          </Field>
        </li>
      </ol>
      <div className="k-actions">
        <button type="submit" className="k-button k-main" disabled={isBusy}>
          {say('totpConfirm')}
        </button>
        <button type="button" className="k-button" onClick={() => done()}>
          {say('cancel')}
        </button>
      </div>
    </form>
  );
}
