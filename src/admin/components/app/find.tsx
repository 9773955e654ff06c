import { Page } from '../common/page';
import { useQuery } from '../common/use-query';
import { useWords } from '../common/use-words';
import { FindBox } from './find-box';

/** The search as a page, which its address (`?q=`) may have words for. */
export function Find() {
  const { say } = useWords('Find');
  const { get } = useQuery();
  return (
    <Page title={say('title')}>
      <div className="k-part">
        <FindBox initial={get('q')} onDone={() => undefined} />
      </div>
    </Page>
  );
}
