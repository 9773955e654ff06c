import { useState } from 'react';
import type { FeedsPage } from '../../pages/feeds';
import { formatMoment } from '../common/format';
import { useWords } from '../common/use-words';

type Feed = FeedsPage['feeds'][number];

/** A feed with its address, to be copied into a calendar program. */
export function FeedRow({ feed, isBusy, onRevoke }: { feed: Feed; isBusy: boolean; onRevoke(): void }) {
  const { say, language } = useWords('Feeds');
  const [isCopied, setCopied] = useState(false);
  const [isAsked, setAsked] = useState(false);
  const name = say(`name_${feed.kind}`, { only: feed.only ?? say(`all_${feed.kind}`) });
  // Where it is not known how this server is reached, it is as one reaches it now.
  const address = new URL(feed.address, window.location.href).href;
  const copy = async (input: HTMLInputElement | null) => {
    input?.select();
    // Without TLS browsers give no clipboard: then it is selected, ready to be copied by hand.
    await navigator.clipboard?.writeText(address);
    setCopied(navigator.clipboard !== undefined);
  };
  return (
    <li className="k-feed">
      <b>{name}</b>
      <span className="k-small">{say('madeAt', { at: formatMoment(feed.createdAt, language) })}</span>
      <div className="k-actions">
        <input
          readOnly
          value={address}
          aria-label={say('addressOf', { name })}
          onFocus={(event) => event.target.select()}
        />
        <button
          type="button"
          className="k-button"
          aria-label={say('copyThat', { name })}
          onClick={(event) => copy(event.currentTarget.parentElement?.querySelector('input') ?? null)}
        >
          {say('copy')}
        </button>
        <button
          type="button"
          className={isAsked ? 'k-button k-danger' : 'k-button'}
          disabled={isBusy}
          aria-label={say(isAsked ? 'reallyRevoke' : 'revokeThat', { name })}
          onClick={() => (isAsked ? onRevoke() : setAsked(true))}
          onBlur={() => setAsked(false)}
        >
          {say(isAsked ? 'reallyRevokeShort' : 'revoke')}
        </button>
      </div>
      <p className="k-small" role="status">
        {isCopied ? say('copied') : ''}
      </p>
    </li>
  );
}
