import type { ReactNode } from 'react';

export type Tone = 'neutral' | 'good' | 'warn' | 'bad' | 'info' | 'done';

/** A state in words, on a colour that helps those who see it. */
export function Badge({ tone, children }: { tone: Tone; children: ReactNode }) {
  return <span className={`k-badge k-${tone}`}>{children}</span>;
}
