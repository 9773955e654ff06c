import { type KeyboardEvent, useEffect, useId, useRef, useState } from 'react';
import { useNavigate } from 'react-router-dom';
import type { FindPage } from '../../pages/find';
import { ask } from '../common/api';
import { useAnswer } from '../common/use-answer';
import { useWords } from '../common/use-words';
import { type Hit, type Kind, kindsOf, pagesNamed } from './find-hits';
import { usePlaces } from './use-places';

/** How long nothing is typed before the server is asked. */
const PAUSE_MS = 200;

/** A box to find everything by, and what was found: gone through with the arrow keys, opened with Enter. */
export function FindBox({ initial = '', onDone }: { initial?: string; onDone(): void }) {
  const { say } = useWords('Find');
  const navigate = useNavigate();
  const listId = useId();
  const input = useRef<HTMLInputElement>(null);
  const [term, setTerm] = useState(initial);
  const [active, setActive] = useState(0);
  const { kinds, isAsking } = useFound(term);
  const hits = kinds.flatMap((kind) => kind.hits);
  useEffect(() => input.current?.focus(), []);
  const open = (hit: Hit | undefined) => {
    if (!hit) return;
    onDone();
    navigate(hit.to);
  };
  const steer = (event: KeyboardEvent) => {
    const step = { ArrowDown: 1, ArrowUp: -1 }[event.key];
    if (event.key === 'Enter') open(hits[active]);
    else if (step && hits.length > 0) setActive((active + step + hits.length) % hits.length);
    else return;
    event.preventDefault();
  };
  const optionId = (index: number) => `${listId}-${index}`;
  return (
    <div className="k-find">
      <input
        ref={input}
        type="text"
        role="combobox"
        autoComplete="off"
        enterKeyHint="go"
        aria-label={say('label')}
        aria-autocomplete="list"
        aria-expanded={hits.length > 0}
        aria-controls={listId}
        {...(hits.length > 0 ? { 'aria-activedescendant': optionId(active) } : {})}
        placeholder={say('placeholder')}
        value={term}
        onChange={(event) => {
          setTerm(event.target.value);
          setActive(0);
        }}
        onKeyDown={steer}
      />
      {hits.length > 0 ? (
        <div id={listId} role="listbox" aria-label={say('found')} className="k-found">
          {kinds.map((kind) => (
            <Group key={kind.name} kind={kind}>
              {(hit) => {
                const index = hits.indexOf(hit);
                return (
                  <Option
                    key={hit.to}
                    id={optionId(index)}
                    hit={hit}
                    isActive={index === active}
                    onOpen={() => open(hit)}
                  />
                );
              }}
            </Group>
          ))}
        </div>
      ) : null}
      <p className="k-small" role="status">
        {hits.length === 0 ? say(isAsking ? 'asking' : 'nothing') : say('help', { count: hits.length })}
      </p>
    </div>
  );
}

function Group({ kind, children }: { kind: Kind; children(hit: Hit): React.ReactNode }) {
  const { say } = useWords('Find');
  if (kind.hits.length === 0) return null;
  return (
    // biome-ignore lint/a11y/useSemanticElements: a listbox may hold groups, and no fieldsets
    <div role="group" aria-label={say(kind.name)}>
      <div className="k-kind" aria-hidden="true">
        {say(kind.name)}
      </div>
      {kind.hits.map(children)}
    </div>
  );
}

function Option({ id, hit, isActive, onOpen }: { id: string; hit: Hit; isActive: boolean; onOpen(): void }) {
  const option = useRef<HTMLDivElement>(null);
  useEffect(() => {
    if (isActive) option.current?.scrollIntoView({ block: 'nearest' });
  }, [isActive]);
  return (
    // biome-ignore lint/a11y/useFocusableInteractive: the box keeps the focus, as a combobox does
    // biome-ignore lint/a11y/useKeyWithClickEvents: the keys are the box's
    <div ref={option} id={id} role="option" aria-selected={isActive} onClick={onOpen}>
      <span>{hit.title}</span>
      {hit.besides ? <small>{hit.besides}</small> : null}
    </div>
  );
}

/** Pages at once, records when nothing has been typed for a moment. What was found before stays meanwhile. */
function useFound(term: string): { kinds: Kind[]; isAsking: boolean } {
  const { language } = useWords('Find');
  const places = usePlaces();
  const [asked, setAsked] = useState(term.trim());
  useEffect(() => {
    const timer = setTimeout(() => setAsked(term.trim()), PAUSE_MS);
    return () => clearTimeout(timer);
  }, [term]);
  const { answer } = useAnswer(
    async () => ({
      data: asked === '' ? undefined : await ask<FindPage>('pages/find', { params: { q: asked } }),
    }),
    asked,
  );
  const found = answer.state === 'ready' ? answer.data : undefined;
  const pages = pagesNamed(term, places);
  const records = found && term.trim() !== '' ? kindsOf(found, language) : [];
  return { kinds: [...records, pages], isAsking: answer.state === 'loading' || asked !== term.trim() };
}
