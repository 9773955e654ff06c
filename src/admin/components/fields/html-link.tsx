import { type KeyboardEvent, useEffect, useRef, useState } from 'react';
import { Field } from '../common/field';
import { useWords } from '../common/use-words';

/** Asks where a link leads. */
export function HtmlLink({
  id,
  href,
  linkOf,
  onLink,
  onCancel,
}: {
  id: string;
  /** Where it leads already. */
  href: string | undefined;
  linkOf(written: string): string | undefined;
  onLink(href: string | undefined): void;
  onCancel(): void;
}) {
  const { say } = useWords('HtmlEdit');
  const [written, setWritten] = useState(href?.replace(/^mailto:/, '') ?? '');
  const [isWrong, setWrong] = useState(false);
  const input = useRef<HTMLInputElement>(null);
  useEffect(() => {
    input.current?.focus();
    input.current?.select();
  }, []);
  const set = () => {
    const link = linkOf(written);
    setWrong(!link);
    if (link) onLink(link);
    else input.current?.focus();
  };
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.key === 'Escape') onCancel();
    if (event.key !== 'Enter' || event.target !== input.current) return;
    // It would save the whole form.
    event.preventDefault();
    set();
  };
  return (
    <fieldset className="k-rich-link" aria-label={say('link')} onKeyDown={onKeyDown}>
      <Field
        id={`${id}-href`}
        label={say('href')}
        help={say('hrefHelp')}
        error={isWrong ? say('hrefWrong') : undefined}
      >
        {(props) => (
          <input
            {...props}
            ref={input}
            type="text"
            inputMode="url"
            autoComplete="off"
            value={written}
            onChange={(event) => setWritten(event.target.value)}
          />
        )}
      </Field>
      <div className="k-actions">
        <button type="button" className="k-button k-strong" onClick={set}>
          {say('setLink')}
        </button>
        {href ? (
          <button type="button" className="k-button" onClick={() => onLink(undefined)}>
            {say('removeLink')}
          </button>
        ) : null}
        <button type="button" className="k-button" onClick={onCancel}>
          {say('cancel')}
        </button>
      </div>
    </fieldset>
  );
}
