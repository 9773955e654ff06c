import { useEffect, useRef, useState } from 'react';
import { Icon } from '../common/icon';
import { useWords } from '../common/use-words';
import { FindBox } from './find-box';

/**
 * The search that is at hand on every page: by its button, by «/», or by Ctrl-K. On a page with a search of its own
 * (`data-slash`) «/» leads there.
 */
export function FindEverywhere() {
  const { say } = useWords('Find');
  const [isOpen, setOpen] = useState(false);
  useEffect(() => {
    const listen = (event: KeyboardEvent) => {
      const isAsked =
        event.key === '/' && !event.ctrlKey && !event.metaKey && !event.altKey && !isTyping(event);
      const isCommand = event.key.toLowerCase() === 'k' && (event.ctrlKey || event.metaKey);
      if (!isAsked && !isCommand) return;
      // What is asked over a page must be answered first.
      if (document.querySelector('dialog[open]')) return;
      event.preventDefault();
      const own = isAsked ? document.querySelector<HTMLInputElement>('input[data-slash]') : null;
      if (!own) return setOpen(true);
      own.focus();
      own.select();
    };
    document.addEventListener('keydown', listen);
    return () => document.removeEventListener('keydown', listen);
  }, []);
  return (
    <>
      <button
        type="button"
        className="k-finder"
        aria-keyshortcuts="/ Control+K"
        aria-haspopup="dialog"
        onClick={() => setOpen(true)}
      >
        <Icon icon="Search" />
        <span>{say('button')}</span>
        <span className="k-key" aria-hidden="true">
          /
        </span>
      </button>
      {isOpen ? <Dialog close={() => setOpen(false)} /> : null}
    </>
  );
}

function Dialog({ close }: { close(): void }) {
  const { say } = useWords('Find');
  const dialog = useRef<HTMLDialogElement>(null);
  useEffect(() => dialog.current?.showModal(), []);
  return (
    // biome-ignore lint/a11y/useKeyWithClickEvents: Escape closes a dialog by itself
    <dialog
      ref={dialog}
      className="k-dialog k-find-dialog"
      aria-label={say('title')}
      onClose={close}
      onClick={({ target }) => {
        if (target === dialog.current) close();
      }}
    >
      <FindBox onDone={close} />
      <button type="button" className="k-plain k-find-close" onClick={close}>
        <Icon icon="X" />
        {say('close')}
      </button>
    </dialog>
  );
}

/** Whether a key belongs to what somebody is writing. */
function isTyping({ target }: KeyboardEvent): boolean {
  const fields = 'input:not([type=checkbox], [type=date]), textarea, select, [contenteditable]';
  return target instanceof Element && target.closest(fields) !== null;
}
