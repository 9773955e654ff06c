import type { BoardNight } from '../../../services/avalanche';
import { Answers } from './avalanche-answers';
import { dayAndMonth, longDay } from './format';
import { useWords } from './use-words';

/** What the board is asked about a koie: the nights to close, and those to open again. */
export function Questions({ nights, done }: { nights: BoardNight[]; done(): void }) {
  return (['close', 'lift'] as const).map((step) => {
    const about = nights.filter((night) => night.step === step);
    return about.length === 0 ? null : <Question key={step} step={step} nights={about} done={done} />;
  });
}

function Question({ step, nights, done }: { step: 'close' | 'lift'; nights: BoardNight[]; done(): void }) {
  const { say, language } = useWords('Avalanche');
  const [first] = nights;
  if (!first) return null;
  const worst = nights.reduce((a, b) => ((b.level ?? 0) > (a.level ?? 0) ? b : a), first);
  const text = (language === 'en' && worst.textEn) || worst.textNb;
  return (
    <div className="k-warning k-asked" role="status">
      <p>
        <strong>
          {say(`ask_${step}`, {
            koie: first.koie,
            level: say(`level_${worst.level}`),
            nights: nights
              .map(({ night }) =>
                nights.length > 1 ? dayAndMonth(night, language) : longDay(night, language),
              )
              .join(', '),
          })}
        </strong>
      </p>
      {text ? <p>{text}</p> : null}
      {step === 'close' ? <p className="k-small">{say('closeHelp')}</p> : null}
      <p className="k-small">
        {worst.link ? (
          <a href={worst.link} target="_blank" rel="noreferrer">
            {say('source')}
          </a>
        ) : (
          say('source')
        )}
      </p>
      <Answers
        koieId={first.koieId}
        nights={nights.map(({ night }) => night)}
        answer={step}
        decision={step === 'close' ? 'keep_open' : 'keep_closed'}
        done={done}
      />
    </div>
  );
}
