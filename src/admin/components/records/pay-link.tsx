import { useState } from 'react';
import { useWords } from '../common/use-words';

/** The link that a guest pays by, to be copied into a message to them. */
export function PayLink({ link }: { link: string }) {
  const { say } = useWords('Records');
  const [isCopied, setCopied] = useState(false);
  const copy = async (input: HTMLInputElement | null) => {
    input?.select();
    // Without TLS browsers give no clipboard: then it is selected, ready to be copied by hand.
    await navigator.clipboard?.writeText(link);
    setCopied(navigator.clipboard !== undefined);
  };
  return (
    <div className="k-pay-link">
      <label htmlFor="k-pay-link">{say('payLink')}</label>
      <div className="k-actions">
        <input
          id="k-pay-link"
          readOnly
          value={link}
          aria-describedby="k-pay-link-help"
          onFocus={(event) => event.target.select()}
        />
        <button
          type="button"
          className="k-button"
          onClick={(event) => copy(event.currentTarget.parentElement?.querySelector('input') ?? null)}
        >
          {say('copy')}
        </button>
      </div>
      <p className="k-small" id="k-pay-link-help">
        {say('payLinkHelp')}
      </p>
      <p className="k-small" role="status">
        {isCopied ? say('copied') : ''}
      </p>
    </div>
  );
}
