import { type ReactNode, useId } from 'react';
import { Skeleton } from './skeleton';
import type { Answer } from './use-answer';
import { useTitle } from './use-title';
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
  useTitle(title);
  return (
    <main className="k-page">
      <header className="k-head k-head-row">
        <div>
          <h1>{title}</h1>
          {lead ? <p className="k-lead">{lead}</p> : null}
        </div>
        {actions ? <nav className="k-actions k-screen">{actions}</nav> : null}
      </header>
      {children}
    </main>
  );
}

/** Prints the page. */
export function PrintButton() {
  const { say } = useWords('Page');
  return (
    <button type="button" className="k-button k-main k-screen" onClick={() => window.print()}>
      {say('print')}
    </button>
  );
}

/** A part of a page, which its heading names; `id` is for links to it. */
export function Part({
  id,
  title,
  aside,
  wide = false,
  children,
}: {
  id?: string;
  title?: string;
  aside?: ReactNode;
  wide?: boolean;
  children: ReactNode;
}) {
  const ownId = useId();
  const headingId = id ?? ownId;
  return (
    <section
      className={wide ? 'k-part k-wide' : 'k-part'}
      {...(title ? { 'aria-labelledby': headingId } : {})}
    >
      {title ? (
        <div className="k-part-head">
          <h2 id={headingId}>{title}</h2>
          {aside}
        </div>
      ) : null}
      {children}
    </section>
  );
}

/** Says that something is on its way or why it is not, or shows it. */
export function Told<T>({
  answer,
  again,
  lines,
  children,
}: {
  answer: Answer<T>;
  again(): void;
  /** How much room it will take. */
  lines?: number;
  children: (data: T) => ReactNode;
}) {
  const { say } = useWords('Page');
  if (answer.state === 'ready') return <>{children(answer.data)}</>;
  if (answer.state === 'loading') return <Skeleton {...(lines ? { lines } : {})} />;
  return <Failed told={answer.told ?? say(answer.why)} again={again} />;
}

/** Why something could not be fetched, with a way to try again. */
export function Failed({ told, again }: { told: string; again(): void }) {
  const { say } = useWords('Page');
  return (
    <div className="k-problem" role="alert">
      <p>{told}</p>
      <button type="button" className="k-button" onClick={again}>
        {say('again')}
      </button>
    </div>
  );
}

/** A frame for content that is wider than a phone: it scrolls by itself, also from the keyboard. */
export function Scroll({ label, children }: { label: string; children: ReactNode }) {
  const { say } = useWords('Page');
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reachable from the keyboard
    <section className="k-sideways" aria-label={say('scrolls', { label })} tabIndex={0}>
      {children}
    </section>
  );
}

/** Said to who does not see what is around it. */
export function Unseen({ children }: { children: ReactNode }) {
  return <span className="k-hidden">{children}</span>;
}
