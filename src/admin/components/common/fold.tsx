import { type ReactNode, useState } from 'react';

/** A part of a page that is folded away, and not even asked for, until somebody wants it. `aside` is seen all the same. */
export function Fold({
  title,
  aside,
  isOpen = false,
  children,
}: {
  title: string;
  aside?: ReactNode;
  isOpen?: boolean;
  children: ReactNode;
}) {
  const [isWanted, setWanted] = useState(isOpen);
  return (
    <details className="k-part k-fold" open={isOpen} onToggle={() => setWanted(true)}>
      <summary>
        <h2>{title}</h2>
        {aside ? <span className="k-small">{aside}</span> : null}
      </summary>
      {isWanted ? children : null}
    </details>
  );
}
