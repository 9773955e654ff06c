import type { PeriodPreview as Preview } from '../../../services/bookings/periods-told';
import { api } from '../common/api';
import { Fold } from '../common/fold';
import { formatMoment } from '../common/format';
import { Part, Told } from '../common/page';
import { useAnswer } from '../common/use-answer';
import { useDebounced } from '../common/use-debounced';
import { useWords } from '../common/use-words';

const READ = ['koieIds', 'firstNight', 'lastNight', 'opensAt', 'closesAt', 'maxNights', 'maxGuests'];
const PAUSE_MS = 250;

/** Who can book what, when, by a booking period as it stands. */
export function PeriodPreview({ params }: { params: Record<string, unknown> }) {
  const { say, language } = useWords('PeriodPreview');
  const asked = Object.fromEntries(READ.map((name) => [name, String(params[name] ?? '')]));
  const [key] = useDebounced(JSON.stringify(asked), PAUSE_MS);
  const { answer, again } = useAnswer(
    () =>
      api.resourceAction<{ preview: Preview | null }>({
        resourceId: 'booking_periods',
        actionName: 'example',
        params: JSON.parse(key) as typeof asked,
      }),
    key,
  );
  return (
    <Part title={say('title')}>
      <Told answer={answer} again={again} lines={4}>
        {({ preview }) =>
          preview ? (
            <div className="k-stack">
              <ul className="k-bullets">
                {preview.words[language].map((sentence) => (
                  <li key={sentence}>{sentence}</li>
                ))}
              </ul>
              <p className="k-small">{say('stands')}</p>
              <Fold title={say('each')}>
                <KoieByKoie koier={preview.koier} />
              </Fold>
            </div>
          ) : (
            <p className="k-muted">{say('wait')}</p>
          )
        }
      </Told>
    </Part>
  );
}

function KoieByKoie({ koier }: Pick<Preview, 'koier'>) {
  const { say, language } = useWords('PeriodPreview');
  return (
    <table className="k-stages">
      <thead>
        <tr>
          <th scope="col">{say('koie')}</th>
          <th scope="col" className="k-number">
            {say('booked')}
          </th>
          <th scope="col">{say('otherwise')}</th>
        </tr>
      </thead>
      <tbody>
        {koier.map(({ id, name, booked, otherwise }) => (
          <tr key={id}>
            <td>{name}</td>
            <td className="k-number">{booked}</td>
            <td>{formatMoment(otherwise, language)}</td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}
