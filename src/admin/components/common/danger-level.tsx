import { Badge } from './badge';
import { useWords } from './use-words';

/** A danger level in words: 0 and what is not known are no good news. */
export function DangerLevel({ level, threshold }: { level: number | null; threshold: number }) {
  const { say } = useWords('Avalanche');
  const isDangerous = level !== null && level >= threshold;
  return (
    <Badge tone={isDangerous ? 'bad' : level ? 'info' : 'neutral'}>
      {say(level === null ? 'level_unknown' : `level_${level}`)}
    </Badge>
  );
}
