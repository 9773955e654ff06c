import type { MessagesPage } from '../../pages/messages';
import { api } from '../common/api';
import { Page, Told } from '../common/page';
import { useAnswer } from '../common/use-answer';
import { useQuery } from '../common/use-query';
import { useWords } from '../common/use-words';
import { Compose } from './compose';
import { Written } from './written';

/** Writing to the guests of chosen bookings, and what was written to them before. */
export function Messages() {
  const { say } = useWords('Messages');
  const query = useQuery();
  const { answer, again } = useAnswer(
    () =>
      api.getPage<MessagesPage>({
        pageName: 'messages',
        params: Object.fromEntries(new URLSearchParams(query.all)),
      }),
    query.all,
  );
  return (
    <Page title={say('title')} lead={say('lead')}>
      <Told answer={answer} again={again} lines={8}>
        {(data) => (data.isWritten ? <Written message={data.message} /> : <Compose data={data} />)}
      </Told>
    </Page>
  );
}
