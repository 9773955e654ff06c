import type { DangerousKoie } from '../../../services/avalanche';
import type { DeskWord } from '../../locales/desk';
import { dayAndMonth } from '../common/format';
import { useWords } from '../common/use-words';

/** The koier where avalanches are likely enough for them to be closed, before any key goes out. */
export function Dangers({ koier }: { koier: DangerousKoie[] }) {
  const { say, language } = useWords<DeskWord>('Desk');
  if (koier.length === 0) return null;
  return (
    <section className="k-message k-bad" aria-labelledby="desk-dangers">
      <div>
        <h2 id="desk-dangers">{say('avalancheTitle')}</h2>
        {koier.map(({ koie, slug, level, nights }) => (
          <p key={slug}>
            {say('avalancheKoie', {
              koie,
              level,
              nights: nights.map((night) => dayAndMonth(night, language)).join(', '),
            })}
          </p>
        ))}
        <p>{say('avalancheHelp')}</p>
      </div>
    </section>
  );
}
