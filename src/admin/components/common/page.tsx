import type { ReactNode } from 'react';
import { css } from './style';
import type { Answer } from './use-answer';
import { useWords } from './use-words';

/** The frame of a page of ours: its heading, what can be done from it, and its parts. */
export function Page({
  title,
  lead,
  actions,
  children,
}: {
  title: string;
  lead?: ReactNode;
  actions?: ReactNode;
  children: ReactNode;
}) {
  return (
    <main className="kd">
      <style>{css}</style>
      <header className="kd-head">
        <div>
          <h1>{title}</h1>
          {lead ? <p className="kd-lead">{lead}</p> : null}
        </div>
        {actions ? <nav className="kd-actions kd-screen">{actions}</nav> : null}
      </header>
      {children}
    </main>
  );
}

/** A part of a page, which its heading names. */
export function Part({
  id,
  title,
  aside,
  wide = false,
  children,
}: {
  id: string;
  title: string;
  aside?: ReactNode;
  wide?: boolean;
  children: ReactNode;
}) {
  return (
    <section className={wide ? 'kd-part kd-wide' : 'kd-part'} aria-labelledby={`kd-${id}`}>
      <div className="kd-part-head">
        <h2 id={`kd-${id}`}>{title}</h2>
        {aside}
      </div>
      {children}
    </section>
  );
}

/** Says that something is on its way or why it is not, or shows it. */
export function Told<T>({
  answer,
  again,
  children,
}: {
  answer: Answer<T>;
  again(): void;
  children: (data: T) => ReactNode;
}) {
  const { say } = useWords('Page');
  if (answer.state === 'ready') return <>{children(answer.data)}</>;
  if (answer.state === 'loading') {
    return (
      <p className="kd-empty" role="status">
        {say('loading')}
      </p>
    );
  }
  return (
    <div className="kd-problem" role="alert">
      <p>{answer.told ?? say('failed')}</p>
      <button type="button" className="kd-button" onClick={again}>
        {say('again')}
      </button>
    </div>
  );
}

/** What is wider than a phone scrolls by itself, also from the keyboard. */
export function Scroll({ label, children }: { label: string; children: ReactNode }) {
  const { say } = useWords('Page');
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reachable from the keyboard
    <section className="kd-scroll" aria-label={say('scrolls', { label })} tabIndex={0}>
      {children}
    </section>
  );
}

/** Said to who does not see what is around it. */
export function Unseen({ children }: { children: ReactNode }) {
  return <span className="kd-hidden">{children}</span>;
}
