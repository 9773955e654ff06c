import { type KeyboardEvent, useState } from 'react';
import { Icon } from '../common/icon';
import { useWords } from '../common/use-words';
import type { Act, Found } from './editor/editor';
import { HtmlLink } from './html-link';

const BUTTONS = [
  { act: 'bold', icon: 'Bold', key: 'B' },
  { act: 'italic', icon: 'Italic', key: 'I' },
  { act: 'underline', icon: 'Underline', key: 'U' },
  { act: 'list', icon: 'List' },
  { act: 'link', icon: 'Link' },
] as const;

/** The step that a key makes among the buttons. */
const STEPS: Partial<Record<string, number>> = { ArrowRight: 1, ArrowLeft: -1 };

/** The buttons above a text that is edited; one stop for the Tab key, and arrows go from one to the next. */
export function HtmlToolbar({
  id,
  found,
  linkOf,
  onAct,
  onLink,
  onLeave,
}: {
  id: string;
  found: Found | undefined;
  linkOf(written: string): string | undefined;
  onAct(act: Act): void;
  onLink(href: string | undefined): void;
  onLeave(): void;
}) {
  const { say } = useWords('HtmlEdit');
  const [isLinkOpen, setLinkOpen] = useState(false);
  const [current, setCurrent] = useState(0);
  const onKeyDown = (event: KeyboardEvent<HTMLDivElement>) => {
    const step = STEPS[event.key];
    if (!step) return;
    event.preventDefault();
    const next = (current + step + BUTTONS.length) % BUTTONS.length;
    setCurrent(next);
    event.currentTarget.querySelectorAll('button')[next]?.focus();
  };
  return (
    <>
      <div
        className="k-rich-bar"
        role="toolbar"
        aria-label={say('toolbar')}
        aria-controls={id}
        onKeyDown={onKeyDown}
      >
        {BUTTONS.map(({ act, icon, ...more }, index) => (
          <button
            key={act}
            type="button"
            className="k-plain"
            aria-label={say(act)}
            title={'key' in more ? `${say(act)} (Ctrl+${more.key})` : say(act)}
            aria-pressed={Boolean(found?.[act])}
            {...(act === 'link' ? { 'aria-expanded': isLinkOpen } : {})}
            tabIndex={index === current ? 0 : -1}
            onFocus={() => setCurrent(index)}
            // The words that are selected stay so.
            onMouseDown={(event) => event.preventDefault()}
            onClick={() => (act === 'link' ? setLinkOpen(!isLinkOpen) : onAct(act))}
          >
            <Icon icon={icon} size={18} />
          </button>
        ))}
      </div>
      {isLinkOpen ? (
        <HtmlLink
          id={id}
          href={found?.link}
          linkOf={linkOf}
          onLink={(href) => {
            setLinkOpen(false);
            onLink(href);
          }}
          onCancel={() => {
            setLinkOpen(false);
            onLeave();
          }}
        />
      ) : null}
    </>
  );
}
