import { Link } from 'react-router-dom';
import type { BoardNight, SilentRegion } from '../../../services/avalanche';
import { api } from '../common/api';
import { Answers } from '../common/avalanche-answers';
import { Questions } from '../common/avalanche-questions';
import { Silent } from '../common/avalanche-silent';
import { Badge } from '../common/badge';
import { DangerLevel } from '../common/danger-level';
import { capital, longDay } from '../common/format';
import { recordOf } from '../common/links';
import { Part, Told } from '../common/page';
import { useAnswer } from '../common/use-answer';
import { useWords } from '../common/use-words';

interface KoieAvalanche {
  nights: BoardNight[];
  silent: SilentRegion[];
}

/** The danger of avalanches at a koie that is watched: night by night, and what the board is asked. */
export function KoieAvalanchePart({ koieId, changed }: { koieId: number; changed(): void }) {
  const { say } = useWords('Avalanche');
  const target = { resourceId: 'koier', recordId: String(koieId), actionName: 'avalanche' };
  const { answer, again } = useAnswer(() => api.recordAction<KoieAvalanche>(target), `avalanche ${koieId}`);
  const done = () => {
    again();
    changed();
  };
  return (
    <Part
      id="avalanche"
      title={say('title')}
      aside={<Link to={recordOf('koier', koieId, 'edit')}>{say('settings')}</Link>}
    >
      <Told answer={answer} again={again}>
        {({ nights, silent }) => <Nights nights={nights} silent={silent} done={done} />}
      </Told>
    </Part>
  );
}

function Nights({ nights, silent, done }: KoieAvalanche & { done(): void }) {
  const { say } = useWords('Avalanche');
  const [first] = nights;
  if (!first) return null;
  const isAsked = first.mode === 'propose';
  return (
    <div className="k-asked">
      {silent
        .filter(({ region }) => region === first.region)
        .map((region) => (
          <Silent key={region.region} region={region} />
        ))}
      {isAsked ? <Questions nights={nights} done={done} /> : null}
      <p className="k-small">
        {say(`rule_${first.mode}`, { threshold: first.threshold })} {say('source')}
      </p>
      <ul className="k-rows">
        {nights.map((night) => (
          <Night key={night.night} night={night} isAsked={isAsked && night.step !== null} done={done} />
        ))}
      </ul>
    </div>
  );
}

function Night({ night, isAsked, done }: { night: BoardNight; isAsked: boolean; done(): void }) {
  const { say, language } = useWords('Avalanche');
  const { closedBy, closureId, decision, level, threshold, link } = night;
  const text = (language === 'en' && night.textEn) || night.textNb;
  return (
    <li className="k-asked">
      <div className="k-row">
        <strong>{capital(longDay(night.night, language))}</strong>
        <span>
          <DangerLevel level={level} threshold={threshold} />{' '}
          {closedBy && closureId ? (
            <Link to={recordOf('closures', closureId)}>{say(`closedBy_${closedBy}`)}</Link>
          ) : (
            <span className="k-small">{say('open')}</span>
          )}
        </span>
      </div>
      {text && level ? (
        <p className="k-small">
          {text}{' '}
          {link ? (
            <a href={link} target="_blank" rel="noreferrer">
              {say('warning')}
            </a>
          ) : null}
        </p>
      ) : null}
      {decision ? (
        <p className="k-small">
          <Badge tone="warn">{say(`decision_${decision}`)}</Badge>{' '}
          {say('because', {
            who: night.decidedBy ?? say('someone'),
            reason: night.reason || say('noReason'),
          })}
        </p>
      ) : null}
      {isAsked ? null : <Other night={night} done={done} />}
    </li>
  );
}

/** What can be done about a night that nothing is asked about: the opposite of what is. */
function Other({ night, done }: { night: BoardNight; done(): void }) {
  const { koieId, level, threshold, closedBy, decision } = night;
  if (closedBy === 'board' || level === null || level === 0) return null;
  const isDangerous = level >= threshold;
  const about = { koieId, nights: [night.night], done };
  if (decision === 'open' && isDangerous) return <Answers {...about} answer="close" />;
  if (decision === 'closed' && !isDangerous) return <Answers {...about} answer="lift" />;
  if (decision === null && closedBy === 'avalanche' && isDangerous)
    return <Answers {...about} decision="keep_open" />;
  return null;
}
