import { useState } from 'react';
import type { FeedsPage } from '../../pages/feeds';
import { Part } from '../common/page';
import { useWords } from '../common/use-words';

/** Asks what another feed is to be of. */
export function NewFeed({
  data: { koier, desks },
  isBusy,
  onMake,
}: {
  data: FeedsPage;
  isBusy: boolean;
  onMake(asked: Record<string, string>): void;
}) {
  const { say } = useWords('Feeds');
  const [kind, setKind] = useState<'koier' | 'desk'>(koier ? 'koier' : 'desk');
  const [only, setOnly] = useState('');
  const choices = kind === 'koier' ? (koier ?? []) : desks;
  return (
    <Part id="new" title={say('another')}>
      <form
        className="k-bar"
        onSubmit={(event) => {
          event.preventDefault();
          onMake({ kind, only });
        }}
      >
        {koier ? (
          <label>
            {say('what')}
            <select
              value={kind}
              onChange={(event) => {
                setKind(event.target.value === 'koier' ? 'koier' : 'desk');
                setOnly('');
              }}
            >
              <option value="koier">{say('kind_koier')}</option>
              <option value="desk">{say('kind_desk')}</option>
            </select>
          </label>
        ) : null}
        <label>
          {say(`of_${kind}`)}
          <select value={only} onChange={(event) => setOnly(event.target.value)}>
            <option value="">{say(`all_${kind}`)}</option>
            {choices.map(({ id, name }) => (
              <option key={id} value={id}>
                {name}
              </option>
            ))}
          </select>
        </label>
        <button type="submit" className="k-button k-main" disabled={isBusy}>
          {say('make')}
        </button>
      </form>
      <p className="k-small">{say(`help_${kind}`)}</p>
    </Part>
  );
}
