import { type RecordJSON, type ResourceJSON, useTranslation } from 'adminjs';
import { Badge, type Tone } from '../common/badge';
import { Fold } from '../common/fold';
import { Part } from '../common/page';
import { useWords } from '../common/use-words';
import { Changed } from './history';
import { ReportPictures } from './pictures';
import { RecordHeader } from './record-header';
import { relationsOf } from './related';
import { RelatedList } from './related-list';
import { Values } from './values';

const WOOD = ['firewood', 'choppedUpWood'];
const SAFETY = ['smokeDetectorIsWorking', 'gasIsFull'];
/** What is no finding. */
const ABOUT = ['koieId', 'stayDate', 'bookingId', 'createdOn', 'createdBy', 'handledAt', 'handledBy'];
const NOT_USED: Record<string, string> = { boatStatus: '4', canoeStatus: '4', lifeJacketsStatus: '3' };
const LITTLE_WOOD = 1;

type Outcome = 'fault' | 'unsure' | 'fine' | 'unanswered';
const TONES: Record<Outcome, Tone> = { fault: 'bad', unsure: 'warn', fine: 'good', unanswered: 'neutral' };

interface Finding {
  name: string;
  label: string;
  told: string;
  outcome: Outcome;
}

/** A report to be read: what is wrong first, then what was written, and what is in order folded away. */
export function ReportSheet({ record, resource }: { record: RecordJSON; resource: ResourceJSON }) {
  const { say } = useWords('Report');
  const findings = useFindings(record, resource);
  const wrong = findings.filter(({ outcome }) => outcome === 'fault' || outcome === 'unsure');
  const fine = findings.filter(({ outcome }) => outcome === 'fine');
  const unanswered = findings.filter(({ outcome }) => outcome === 'unanswered');
  const { isHandled, otherFaults, feedback } = record.params;
  const about = ABOUT.filter((name) => ![undefined, null, ''].includes(record.params[name]));
  return (
    <>
      <RecordHeader
        record={record}
        resource={resource}
        states={<Badge tone={isHandled ? 'good' : 'warn'}>{say(isHandled ? 'handled' : 'notHandled')}</Badge>}
        next={isHandled ? undefined : 'markHandled'}
        elsewhere={['history']}
      />
      <div className="k-stack">
        <Part title={say('wrong', { number: wrong.length + (otherFaults ? 1 : 0) })}>
          {wrong.length === 0 && !otherFaults ? <p>{say('nothingWrong')}</p> : null}
          <Rows findings={wrong} />
          {otherFaults ? <p className="k-text k-warning">{otherFaults}</p> : null}
        </Part>
        {feedback ? (
          <Part title={say('feedback')}>
            <p className="k-text">{feedback}</p>
          </Part>
        ) : null}
        <ReportPictures id={record.id} />
        <Part title={say('about')}>
          <Values record={record} resource={resource} names={about} />
        </Part>
        {relationsOf(resource.id, record).map((relation) => (
          <RelatedList key={relation.title} relation={relation} />
        ))}
        <div className="k-folds">
          <Fold title={say('fine')} aside={fine.length}>
            <Rows findings={fine} />
          </Fold>
          {unanswered.length > 0 ? (
            <Fold title={say('unanswered')} aside={unanswered.length}>
              <Rows findings={unanswered} />
            </Fold>
          ) : null}
          <Fold title={say('history')}>
            <Changed resource={resource} recordId={record.id} version={record.params.version} />
          </Fold>
        </div>
      </div>
    </>
  );
}

function Rows({ findings }: { findings: Finding[] }) {
  return (
    <ul className="k-rows k-columns">
      {findings.map(({ name, label, told, outcome }) => (
        <li key={name} className="k-row">
          <span>{label}</span>
          <Badge tone={TONES[outcome]}>{told}</Badge>
        </li>
      ))}
    </ul>
  );
}

function useFindings({ params }: RecordJSON, resource: ResourceJSON): Finding[] {
  const { say } = useWords('Report');
  const { tl, translateProperty } = useTranslation();
  return resource.showProperties.flatMap(({ propertyPath: name, label, availableValues }) => {
    if (!availableValues && !SAFETY.includes(name)) return [];
    const value = String(params[name] ?? '');
    const outcome = outcomeOf(name, value);
    const told =
      outcome === 'unanswered'
        ? say('notAnswered')
        : SAFETY.includes(name)
          ? tl(value === 'true' ? 'yes' : 'no')
          : // The number is for the form.
            tl(`${name}.${value}`, resource.id).replace(/^\d+ – /, '');
    return { name, label: translateProperty(label, resource.id), told, outcome };
  });
}

function outcomeOf(name: string, value: string): Outcome {
  if (value === '') return 'unanswered';
  if (SAFETY.includes(name)) return value === 'true' ? 'fine' : 'fault';
  if (WOOD.includes(name)) return Number(value) <= LITTLE_WOOD ? 'fault' : 'fine';
  if (value === '0' || value === NOT_USED[name]) return 'fine';
  return value === '1' && !(name in NOT_USED) ? 'unsure' : 'fault';
}
