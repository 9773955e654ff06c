import { useTranslation } from 'adminjs';
import type { Consequence } from '../../../platform/consequences';
import { useWords } from '../common/use-words';

const HEADINGS = { refused: 'refused', deleted: 'alsoDeleted', unlinked: 'unlinked' } as const;
const EFFECTS = Object.keys(HEADINGS) as Consequence['effect'][];
const LOOKS: Partial<Record<Consequence['effect'], string>> = { refused: 'k-note', deleted: 'k-warning' };

/** Says what else deleting does to how many, or what stands in its way. */
export function Consequences({ all }: { all: Consequence[] }) {
  const { say } = useWords('Deleting');
  if (all.length === 0) return <p>{say('nothingElse')}</p>;
  return (
    <>
      {EFFECTS.map((effect) => (
        <Effects key={effect} effect={effect} all={all} />
      ))}
    </>
  );
}

function Effects({ effect, all }: { effect: Consequence['effect']; all: Consequence[] }) {
  const { say } = useWords('Deleting');
  const { translateLabel } = useTranslation();
  const some = all.filter((consequence) => consequence.effect === effect);
  if (some.length === 0) return null;
  return (
    <div className={LOOKS[effect]}>
      <h3>{say(HEADINGS[effect])}</h3>
      <ul>
        {some.map(({ resource, count }) => (
          <li key={resource}>{say('line', { resource: translateLabel(resource), number: count })}</li>
        ))}
      </ul>
    </div>
  );
}
