import { useState } from 'react';
import { Link } from 'react-router-dom';
import type { KeyNow } from '../../../services/keys/keys-now-types';
import type { KeysNowWord } from '../../locales/keys-now';
import type { KeysPage } from '../../pages/keys';
import { api } from '../common/api';
import { Choices, Field } from '../common/field';
import { formatMoment } from '../common/format';
import { newOf } from '../common/links';
import { Page, Part, Told } from '../common/page';
import { useAnswer } from '../common/use-answer';
import { usePost } from '../common/use-post';
import { useQuery } from '../common/use-query';
import { useWords } from '../common/use-words';
import { KeyRow } from './key-row';
import { ReportDialog } from './report-dialog';
import { ShelfCheck } from './shelf-check';

/** The parts of the list, the most urgent first. */
const GROUPS = ['overdue', 'out', 'lost', 'broken', 'at_desk'] as const;

/** Where every numbered key of a desk is just now, and the count of its shelf. */
export function KeysNow() {
  const { say } = useWords<KeysNowWord>('KeysNow');
  const query = useQuery();
  const desk = query.get('desk');
  const { answer, again } = useAnswer(
    () => api.getPage<KeysPage>({ pageName: 'keys', params: desk ? { desk } : {} }),
    desk,
  );
  const mayEdit = answer.state === 'ready' && answer.data.mayEdit;
  return (
    <Page
      title={say('title')}
      lead={say('lead')}
      actions={
        mayEdit ? (
          <Link className="k-button" to={newOf('keys')}>
            {say('addKey')}
          </Link>
        ) : null
      }
    >
      <Told answer={answer} again={again}>
        {(data) =>
          data.keys.length === 0 ? (
            <p className="k-empty">{say('none')}</p>
          ) : (
            <KeysOfDesk data={data} term={query.get('q')} again={again} />
          )
        }
      </Told>
    </Page>
  );
}

function KeysOfDesk({ data, term: asked, again }: { data: KeysPage; term: string; again(): void }) {
  const { say } = useWords<KeysNowWord>('KeysNow');
  const query = useQuery();
  const [term, setTerm] = useState(asked);
  const [isCounting, setCounting] = useState(false);
  const [reported, setReported] = useState<KeyNow>();
  const { post, told, isBusy } = usePost({ pageName: 'keys' });
  if (isCounting) {
    return (
      <ShelfCheck
        data={data}
        close={() => setCounting(false)}
        done={() => {
          setCounting(false);
          again();
        }}
      />
    );
  }
  const takeIn = async (key: KeyNow) => {
    const answer = await post({ act: 'takeIn', key: key.id, seen: key.state });
    if (answer) again();
  };
  const found = data.keys.filter((key) => isFound(key, term));
  return (
    <>
      <div className="k-bar keys-bar">
        <Field id="keys-search" label={say('search')} help={say('searchHint')}>
          {(input) => (
            <input
              {...input}
              type="search"
              data-slash
              autoComplete="off"
              value={term}
              onChange={(event) => setTerm(event.target.value)}
            />
          )}
        </Field>
        {data.desks.length > 1 ? (
          <Field id="keys-desk" label={say('desk')}>
            {(input) => (
              <Choices
                {...input}
                choices={data.desks.map(({ id, name, keys }) => ({
                  value: String(id),
                  label: `${name} (${keys})`,
                }))}
                value={String(data.desk)}
                onChoose={(id) => query.go({ desk: id })}
              />
            )}
          </Field>
        ) : null}
        <button type="button" className="k-button k-strong" onClick={() => setCounting(true)}>
          {say('startCheck')}
        </button>
      </div>
      <LastCheck data={data} />
      {told ? (
        <p className="k-problem" role="alert">
          {told}
        </p>
      ) : null}
      {found.length === 0 ? (
        <p className="k-empty" role="status">
          {say('foundNone', { term })}
        </p>
      ) : null}
      <div className="keys-groups">
        {GROUPS.map((group) => {
          const keys = found.filter((key) => groupOf(key) === group);
          if (keys.length === 0) return null;
          return (
            <Part
              key={group}
              title={say(group)}
              aside={<span className={`k-pill${group === 'overdue' ? ' k-bad' : ''}`}>{keys.length}</span>}
              wide
            >
              <ul className="keys-rows">
                {keys.map((key) => (
                  <KeyRow
                    key={key.id}
                    of={key}
                    today={data.today}
                    showTask={data.mayEdit}
                    isBusy={isBusy}
                    takeIn={() => void takeIn(key)}
                    report={() => setReported(key)}
                  />
                ))}
              </ul>
            </Part>
          );
        })}
      </div>
      {reported ? (
        <ReportDialog
          of={reported}
          close={() => setReported(undefined)}
          done={() => {
            setReported(undefined);
            again();
          }}
        />
      ) : null}
    </>
  );
}

function LastCheck({ data: { lastCheck } }: { data: KeysPage }) {
  const { say, language } = useWords<KeysNowWord>('KeysNow');
  if (!lastCheck) return <p className="k-small">{say('neverChecked')}</p>;
  const { at, by, there, missing, unexpected } = lastCheck;
  const moment = formatMoment(new Date(at).toISOString(), language);
  return (
    <p className="k-small">
      {say('lastCheck', { moment, who: by || say('somebody'), there, missing, unexpected })}
    </p>
  );
}

function groupOf({ state, overdue }: KeyNow): (typeof GROUPS)[number] {
  return overdue ? 'overdue' : state;
}

/** A number is meant whole; a koie, guest or reference by any part of it. */
function isFound({ label, koie, guest, reference }: KeyNow, term: string): boolean {
  const wanted = term.trim().toLowerCase();
  if (wanted === '' || label.toLowerCase() === wanted) return true;
  if (/^\d{1,3}$/.test(wanted)) return false;
  return [koie, guest, reference].some((text) => text?.toLowerCase().includes(wanted));
}
