import { useNotice } from 'adminjs';
import { type FormEvent, useEffect, useState } from 'react';
import { useLocation } from 'react-router-dom';
import type { ViewsPage } from '../../pages/views';
import { ask } from '../common/api';
import { toldBy } from '../common/use-answer';
import { useWords } from '../common/use-words';

type View = ViewsPage['views'][number];

interface Saved {
  views: View[];
  /** The one whose address this is. */
  current: View | undefined;
  save(name: string): Promise<void>;
  remove(view: View): Promise<void>;
}

/** The views of a list that somebody has saved, and saving what the address says now. */
export function useSavedViews(resource: string): Saved {
  const { say } = useWords('List');
  const tell = useNotice();
  const { search } = useLocation();
  const [views, setViews] = useState<View[]>([]);
  const query = comparable(search);
  useEffect(() => {
    // Without them the list is as useful as with them.
    ask<ViewsPage>('pages/views').then(
      (answer) => setViews(answer.views),
      () => undefined,
    );
  }, []);
  const send = async (data: Record<string, unknown>) => {
    try {
      setViews((await ask<ViewsPage>('pages/views', { data })).views);
    } catch (error) {
      tell({ type: 'error', message: toldBy(error) ?? say('views.failed') });
    }
  };
  const own = views.filter((view) => view.resource === resource);
  return {
    views: own,
    current: own.find((view) => comparable(view.query) === query),
    save: (name) => send({ resource, name, query }),
    remove: ({ id }) => send({ remove: id }),
  };
}

/** Saves what is filtered by a name, or takes the saved view that is open away. */
export function SavedViews({ current, save, remove }: Saved) {
  const { say } = useWords('List');
  const [isNaming, setNaming] = useState(false);
  const [name, setName] = useState('');
  if (current) {
    return (
      <button type="button" className="k-plain" onClick={() => remove(current)}>
        {say('views.remove', { name: current.name })}
      </button>
    );
  }
  if (!isNaming) {
    return (
      <button type="button" className="k-plain" onClick={() => setNaming(true)}>
        {say('views.save')}
      </button>
    );
  }
  const submit = async (event: FormEvent) => {
    event.preventDefault();
    if (name.trim() === '') return;
    await save(name.trim());
    setNaming(false);
    setName('');
  };
  return (
    <form className="k-naming" onSubmit={submit}>
      <input
        // biome-ignore lint/a11y/noAutofocus: it appears because somebody has asked for it
        autoFocus
        aria-label={say('views.name')}
        placeholder={say('views.name')}
        maxLength={60}
        required
        value={name}
        onChange={(event) => setName(event.target.value)}
      />
      <button type="submit" className="k-button">
        {say('views.done')}
      </button>
      <button type="button" className="k-plain" onClick={() => setNaming(false)}>
        {say('views.cancel')}
      </button>
    </form>
  );
}

/** The same question is the same text, on whatever page of the list. */
function comparable(search: string): string {
  const query = new URLSearchParams(search);
  query.delete('page');
  query.sort();
  return query.toString();
}
