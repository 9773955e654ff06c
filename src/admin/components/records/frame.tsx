import type { ReactNode } from 'react';
import { css } from './style';

/** The frame of a page about a record. */
export function Frame({ children }: { children: ReactNode }) {
  return (
    <div className="kr">
      <style>{css}</style>
      {children}
    </div>
  );
}

/** A part of such a page, which its heading names. */
export function Box({ title, aside, children }: { title?: string; aside?: ReactNode; children: ReactNode }) {
  return (
    <section className="kr-box">
      {title ? (
        <div className="kr-box-head">
          <h2>{title}</h2>
          {aside}
        </div>
      ) : null}
      {children}
    </section>
  );
}
