import { startRegistration } from '@simplewebauthn/browser';
import { type FormEvent, useState } from 'react';
import type { SecurityPage } from '../../pages/security';
import { Badge } from '../common/badge';
import { Field } from '../common/field';
import { formatMoment } from '../common/format';
import { Part } from '../common/page';
import { useWords } from '../common/use-words';
import type { Deeds } from './use-deeds';

type Passkey = NonNullable<SecurityPage['twoFactor']>['passkeys'][number];

/** Passkeys: those that there are, and a new one. */
export function Passkeys({
  passkeys,
  origin,
  deeds,
  onCodes,
}: {
  passkeys: Passkey[];
  origin: string | null;
  deeds: Deeds;
  onCodes(codes: string[]): void;
}) {
  const { say } = useWords('Security');
  const isOn = passkeys.length > 0;
  return (
    <Part
      id="passkeys"
      title={say('passkeys')}
      aside={isOn ? <Badge tone="good">{say('on')}</Badge> : <Badge tone="neutral">{say('off')}</Badge>}
    >
      <p className="k-muted">{say('passkeysHelp')}</p>
      {isOn ? (
        <ul className="k-rows k-settings">
          {passkeys.map((passkey) => (
            <Row key={passkey.id} passkey={passkey} deeds={deeds} />
          ))}
        </ul>
      ) : null}
      {origin === window.location.origin ? (
        <Add deeds={deeds} onCodes={onCodes} />
      ) : (
        <p className="k-below">{origin ? say('passkeysAt', { origin }) : say('passkeysNowhere')}</p>
      )}
    </Part>
  );
}

function Add({ deeds: { act, isBusy, errors }, onCodes }: { deeds: Deeds; onCodes(codes: string[]): void }) {
  const { say } = useWords('Security');
  const [name, setName] = useState('');
  const [isRefused, setRefused] = useState(false);

  const add = async (event: FormEvent) => {
    event.preventDefault();
    setRefused(false);
    const options = (await act('passkeyOptions'))?.passkeyOptions;
    if (!options) return;
    const response = await startRegistration({ optionsJSON: options }).catch(() => undefined);
    if (!response) {
      setRefused(true);
      return;
    }
    const answer = await act('addPasskey', { response, name }, 'passkeyAdded');
    if (answer) setName('');
    if (answer?.codes) onCodes(answer.codes);
  };
  const problem = isRefused ? say('passkeyNotMade') : (errors.passkey ?? errors.name);
  return (
    <form className="k-form k-below" onSubmit={add}>
      <Field id="passkey-name" label={say('passkeyName')} help={say('passkeyNameHelp')} error={problem}>
        {(input) => (
          <input
            {...input}
            maxLength={60}
            required
            autoComplete="off"
            value={name}
            onChange={(event) => setName(event.target.value)}
          />
        )}
      </Field>
      <div>
        <button type="submit" className="k-button k-main" disabled={isBusy}>
          {say('passkeyAdd')}
        </button>
      </div>
    </form>
  );
}

function Row({
  passkey: { id, name, createdAt, usedAt },
  deeds: { act, isBusy },
}: {
  passkey: Passkey;
  deeds: Deeds;
}) {
  const { say, language } = useWords('Security');
  const [isAsked, setAsked] = useState(false);
  return (
    <li>
      <span>
        <strong>{name}</strong>
        <br />
        <span className="k-small">
          {say('passkeyMade', { at: formatMoment(createdAt, language) })} ·{' '}
          {usedAt ? say('lastSeen', { at: formatMoment(usedAt, language) }) : say('neverUsed')}
        </span>
      </span>
      {isAsked ? (
        <span className="k-actions">
          <button
            type="button"
            className="k-button k-main k-danger"
            disabled={isBusy}
            onClick={() => act('removePasskey', { passkey: id }, 'passkeyRemoved')}
          >
            {say('passkeyReallyRemove')}
          </button>
          <button type="button" className="k-button" onClick={() => setAsked(false)}>
            {say('cancel')}
          </button>
        </span>
      ) : (
        <button
          type="button"
          className="k-button"
          aria-label={say('passkeyRemoveThat', { name })}
          onClick={() => setAsked(true)}
        >
          {say('passkeyRemove')}
        </button>
      )}
    </li>
  );
}
