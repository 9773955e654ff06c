import { useNotice } from 'adminjs';
import { useState } from 'react';
import type { FeedsPage } from '../../pages/feeds';
import { api } from '../common/api';
import { Page, Part, Told } from '../common/page';
import { toldBy, useAnswer, whyOf } from '../common/use-answer';
import { useWords } from '../common/use-words';
import { FeedRow } from './feed-row';
import { NewFeed } from './new-feed';

/** What a change of the feeds is answered with: the feeds, or why not. */
type Changed = FeedsPage | { notice: { message: string; type: 'error' } };

/** The calendar feeds that one has made, and another. */
export function Feeds() {
  const { say } = useWords('Feeds');
  const { answer, again } = useAnswer(() => api.getPage<FeedsPage>({ pageName: 'feeds' }), '');
  const [changed, setChanged] = useState<FeedsPage>();
  return (
    <Page title={say('title')} lead={say('lead')}>
      <Told answer={answer} again={again}>
        {(data) => <Shown data={changed ?? data} onChange={setChanged} />}
      </Told>
    </Page>
  );
}

function Shown({ data, onChange }: { data: FeedsPage; onChange(changed: FeedsPage): void }) {
  const { say } = useWords('Feeds');
  const page = useWords('Page');
  const tell = useNotice();
  const [isBusy, setBusy] = useState(false);
  const change = async (payload: Record<string, string>, done: string) => {
    setBusy(true);
    try {
      const { data: answer } = await api.getPage<Changed>({ pageName: 'feeds', data: payload });
      if ('notice' in answer) tell(answer.notice);
      else {
        onChange(answer);
        tell({ message: say(done), type: 'success' });
      }
    } catch (error) {
      tell({ message: toldBy(error) ?? page.say(whyOf(error)), type: 'error' });
    } finally {
      setBusy(false);
    }
  };
  return (
    <div className="k-stack">
      <Part id="feeds" title={say('yours')}>
        <p className="k-muted">{say('yoursHelp')}</p>
        {data.feeds.length === 0 ? <p className="k-empty">{say('none')}</p> : null}
        <ul className="k-rows">
          {data.feeds.map((feed) => (
            <FeedRow
              key={feed.id}
              feed={feed}
              isBusy={isBusy}
              onRevoke={() => change({ revoke: String(feed.id) }, 'revoked')}
            />
          ))}
        </ul>
      </Part>
      <NewFeed data={data} isBusy={isBusy} onMake={(asked) => change(asked, 'made')} />
    </div>
  );
}
