import { useState } from 'react';
import type { KeyNow } from '../../../services/keys/keys-now-types';
import type { KeysNowWord } from '../../locales/keys-now';
import type { KeysPage } from '../../pages/keys';
import { Part } from '../common/page';
import { usePost } from '../common/use-post';
import { useWords } from '../common/use-words';

interface Props {
  data: KeysPage;
  close(): void;
  done(): void;
}

/** The count of a shelf: what hangs there is ticked, and what differs from what is noted becomes tasks. */
export function ShelfCheck({ data, close, done }: Props) {
  const { say } = useWords<KeysNowWord>('KeysNow');
  const [there, setThere] = useState<ReadonlySet<number>>(new Set());
  const { post, told, isBusy } = usePost({ pageName: 'keys' });
  const { keys } = data;
  const koier = [...new Set(keys.map(({ koie }) => koie))].sort((a, b) => a.localeCompare(b, 'nb'));
  const isExpected = ({ state }: KeyNow) => state === 'at_desk';
  const missing = keys.filter((key) => isExpected(key) && !there.has(key.id)).length;
  const unexpected = keys.filter((key) => !isExpected(key) && there.has(key.id)).length;

  const tick = (id: number, isOn: boolean) =>
    setThere((before) => {
      const after = new Set(before);
      if (isOn) after.add(id);
      else after.delete(id);
      return after;
    });

  const finish = async () => {
    const answer = await post({
      act: 'check',
      desk: data.desk,
      at: data.at,
      asked: keys.map(({ id }) => id),
      there: [...there],
    });
    if (answer?.isDone) done();
  };

  return (
    <Part title={say('checkTitle')} wide>
      <p>{say('checkLead')}</p>
      <p>
        <button
          type="button"
          className="k-button"
          onClick={() => setThere(new Set(keys.filter(isExpected).map(({ id }) => id)))}
        >
          {say('tickAll')}
        </button>
      </p>
      <div className="keys-shelf">
        {koier.map((koie) => (
          <fieldset key={koie}>
            <legend>{koie}</legend>
            {keys
              .filter((key) => key.koie === koie)
              .sort((a, b) => a.label.localeCompare(b.label, 'nb', { numeric: true }))
              .map((key) => (
                <label key={key.id}>
                  <input
                    type="checkbox"
                    checked={there.has(key.id)}
                    onChange={(event) => tick(key.id, event.target.checked)}
                  />
                  <strong>{key.label}</strong>
                  {isExpected(key) ? null : <small>{say(key.state)}</small>}
                </label>
              ))}
          </fieldset>
        ))}
      </div>
      {told ? (
        <p className="k-problem" role="alert">
          {told}
        </p>
      ) : null}
      <div className="k-actions keys-finish">
        <p role="status">
          <strong>{say('counted', { count: there.size, all: keys.length })}</strong>
          <span>{say('differs', { missing, unexpected })}</span>
        </p>
        <button type="button" className="k-button k-main" disabled={isBusy} onClick={() => void finish()}>
          {say('finishCheck')}
        </button>
        <button type="button" className="k-button" onClick={close}>
          {say('cancel')}
        </button>
      </div>
    </Part>
  );
}
