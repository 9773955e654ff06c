import type { TermsStage } from '../../../services/accounts';
import { api } from '../common/api';
import { formatKroner } from '../common/format';
import { Part, Told } from '../common/page';
import { useAnswer } from '../common/use-answer';
import { useWords } from '../common/use-words';
import { Stages } from './stages';

const READ = ['steps', 'feeNok', 'mayCancel', 'mayChangeUntilDays'];
const LANGUAGES = ['nb', 'en'] as const;

interface Preview {
  exampleNok: number;
  words: Record<(typeof LANGUAGES)[number], string[]>;
  stages: TermsStage[];
}

/** What terms come to, as they stand: in both languages, and as sums of an example. */
export function TermsPreview({ params }: { params: Record<string, unknown> }) {
  const { say, language } = useWords('Terms');
  const asked = Object.fromEntries(READ.map((name) => [name, String(params[name] ?? '')]));
  const { answer, again } = useAnswer(
    () => api.resourceAction<Preview>({ resourceId: 'terms', actionName: 'example', params: asked }),
    JSON.stringify(asked),
  );
  return (
    <Part title={say('preview')}>
      <Told answer={answer} again={again} lines={6}>
        {({ exampleNok, words, stages }) => (
          <div className="k-stack">
            <div className="k-grid">
              {LANGUAGES.map((one) => (
                <section key={one} lang={one} aria-label={say(`in_${one}`)}>
                  <h3>{say(`in_${one}`)}</h3>
                  <ul className="k-bullets">
                    {words[one].map((sentence) => (
                      <li key={sentence}>{sentence}</li>
                    ))}
                  </ul>
                </section>
              ))}
            </div>
            {stages.length > 1 ? (
              <div>
                <p>{say('example', { sum: formatKroner(exampleNok, language) })}</p>
                <Stages stages={stages} withDays={false} />
              </div>
            ) : null}
          </div>
        )}
      </Told>
    </Part>
  );
}
