import { useEffect, useState } from 'react';
import type { DeskWord } from '../../locales/desk';
import { capital, dayOfYear, formatTime } from '../common/format';
import { useDebounced } from '../common/use-debounced';
import { useTitle } from '../common/use-title';
import { useWords } from '../common/use-words';
import { useChosenKeys } from './chosen-keys';
import { ConfirmDialog } from './confirm-dialog';
import { Dangers } from './dangers';
import { DaySheet } from './day-sheet';
import { FilterBar } from './filter-bar';
import { Found } from './found';
import { KeyDayDialog } from './key-day-dialog';
import { Listed } from './listed';
import { ReportKeyDialog } from './report-key-dialog';
import { SearchBar } from './search-bar';
import { SelectionBar } from './selection-bar';
import { RecentChanges, Told, Trouble } from './status';
import { isChangedHere } from './stay-row';
import { type DeskData, type Filters, nextChange, type Stay, type View } from './types';
import { useDesk } from './use-desk';
import { useKeys } from './use-keys';
import { ViewTabs } from './view-tabs';

const TYPING_MS = 200;
const NO_STAYS: Stay[] = [];
const NO_KEYS: DeskData['keys'] = [];

/** SiT's key desk: find a booking, hand its key out, take it back. */
export function Desk() {
  const { say, language } = useWords<DeskWord>('Desk');
  const [view, setView] = useState<View>('pickUps');
  const [filters, setFilters] = useState<Filters>({ koie: '', from: '', to: '' });
  const [term, setTerm] = useState('');
  const [selected, setSelected] = useState<ReadonlySet<number>>(new Set());
  const [isOver, setIsOver] = useState(false);
  const [asked, setAsked] = useState<Stay>();
  const [reported, setReported] = useState<Stay>();
  const [q, searchNow] = useDebounced(term.trim(), TYPING_MS);
  useTitle(say('title'));
  const { data, at, problem, isAnswered, reload } = useDesk<DeskData>({ q, ...filters }, language);
  const today = data?.today ?? '';
  const pickupDays = data?.pickupDays ?? 0;
  const chosen = useChosenKeys(data?.keys ?? NO_KEYS);
  const keys = useKeys({ say, today, pickupDays, chosen, reload, signedOut: () => setIsOver(true) });

  useEffect(() => {
    setSelected(new Set());
    keys.forget();
  }, [view, q, filters]);

  const select = (ids: number[], isSelected: boolean) =>
    setSelected((before) => {
      const after = new Set(before);
      for (const id of ids) {
        if (isSelected) after.add(id);
        else after.delete(id);
      }
      return after;
    });
  const setting = {
    keys,
    chosen,
    today,
    pickupDays,
    selected,
    select,
    askDay: setAsked,
    reportKey: setReported,
  };
  const isFiltered = Object.values(filters).some(Boolean);
  const isSearching = term.trim() !== '';
  const isFound = isSearching && isAnswered && q === term.trim() && data?.found !== undefined;
  const shown = isSearching ? data?.found : view === 'day' ? undefined : data?.[view];
  const ticked = keys
    .upToDate(shown ?? NO_STAYS)
    .filter((stay) => selected.has(stay.id) && nextChange(stay) !== null && !isChangedHere(stay, keys));

  /** Enter in the search box acts on the one that was found, and goes to the first of several. */
  const enter = () => {
    if (!isFound) return searchNow();
    const [only, ...more] = keys.upToDate(data.found ?? NO_STAYS);
    if (only && more.length === 0) {
      const change = isChangedHere(only, keys) ? null : nextChange(only);
      if (change) keys.change(change, [only]);
    } else {
      document.querySelector<HTMLElement>('.desk [data-row-action]')?.focus();
    }
  };

  return (
    <main className="desk">
      <header className="desk-header">
        <h1>{say('title')}</h1>
        <p>
          {today ? capital(dayOfYear(today, language)) : ''}
          {at === undefined ? '' : ` · ${say('updated', { time: formatTime(at, language) })}`}
        </p>
      </header>
      <SearchBar term={term} change={setTerm} enter={enter} />
      <Told keys={keys} />
      <Trouble problem={isOver ? 'signedOut' : problem} at={at} retry={() => void reload()} />
      <Dangers koier={data?.dangers ?? []} />
      {isSearching ? null : <ViewTabs view={view} change={setView} data={data} />}
      {view === 'day' && !isSearching ? (
        data && <DaySheet today={data.today} />
      ) : (
        <>
          <FilterBar
            view={view === 'returns' ? 'returns' : 'pickUps'}
            filters={filters}
            koier={data?.koier ?? []}
            change={setFilters}
          />
          {data ? <RecentChanges recent={data.recent} keys={keys} /> : null}
          {isSearching ? (
            <Found
              term={term.trim()}
              found={isFound ? keys.upToDate(data.found ?? NO_STAYS) : undefined}
              isFiltered={isFiltered}
              cancelled={data?.cancelled ?? null}
              setting={setting}
            />
          ) : (
            <Listed
              view={view === 'returns' ? 'returns' : 'pickUps'}
              data={data}
              isTrouble={problem !== undefined}
              isFiltered={isFiltered}
              setting={setting}
            />
          )}
          <SelectionBar stays={ticked} keys={keys} clear={() => setSelected(new Set())} />
        </>
      )}
      <ConfirmDialog keys={keys} />
      {reported ? (
        <ReportKeyDialog
          stay={reported}
          close={() => setReported(undefined)}
          done={() => {
            setReported(undefined);
            void reload();
          }}
        />
      ) : null}
      {asked ? (
        <KeyDayDialog
          stay={asked}
          today={today}
          close={() => setAsked(undefined)}
          done={() => {
            setAsked(undefined);
            void reload();
          }}
        />
      ) : null}
    </main>
  );
}
