import { useWords } from './use-words';

const LINES = 3;

/** Stands where something is on its way, about as large as that. */
export function Skeleton({ lines = LINES }: { lines?: number }) {
  const { say } = useWords('Page');
  return (
    <div className="k-skeleton" role="status" aria-label={say('loading')}>
      {Array.from({ length: lines }, (_, line) => (
        <i key={line} />
      ))}
    </div>
  );
}
