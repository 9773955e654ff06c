import type { Language } from '../../../models';
import { api } from '../common/api';
import { Part, Told } from '../common/page';
import { useAnswer } from '../common/use-answer';
import { useDebounced } from '../common/use-debounced';
import { useWords } from '../common/use-words';

const READ = ['weekday', 'atTime', 'fromWeekday', 'fromWeek', 'nights'];
const PAUSE_MS = 250;

/** What a weekly release does, as it stands. */
export function ReleasePreview({ params }: { params: Record<string, unknown> }) {
  const { say, language } = useWords('ReleasePreview');
  const title = useWords('PeriodPreview').say('title');
  const asked = Object.fromEntries(READ.map((name) => [name, String(params[name] ?? '')]));
  const [key] = useDebounced(JSON.stringify(asked), PAUSE_MS);
  const { answer, again } = useAnswer(
    () =>
      api.resourceAction<{ words: Record<Language, string[]> | null }>({
        resourceId: 'release_rules',
        actionName: 'example',
        params: JSON.parse(key) as typeof asked,
      }),
    key,
  );
  return (
    <Part title={title}>
      <Told answer={answer} again={again} lines={4}>
        {({ words }) =>
          words ? (
            <ul className="k-bullets">
              {words[language].map((sentence) => (
                <li key={sentence}>{sentence}</li>
              ))}
            </ul>
          ) : (
            <p className="k-muted">{say('wait')}</p>
          )
        }
      </Told>
    </Part>
  );
}
