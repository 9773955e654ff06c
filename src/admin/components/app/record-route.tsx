import { useNotice, useResource, useTranslation } from 'adminjs';
import { useEffect, useState } from 'react';
import { useParams } from 'react-router-dom';
import { api } from '../common/api';
import { Failed } from '../common/page';
import { Skeleton } from '../common/skeleton';
import { useAnswer } from '../common/use-answer';
import { useWords } from '../common/use-words';
import { ActionPage } from './action-page';
import { NotFound } from './not-found';

/** The page of a record, or of something that is done to it. */
export function RecordRoute() {
  const { resourceId = '', recordId = '', actionName = '' } = useParams();
  const resource = useResource(resourceId);
  const { translateMessage } = useTranslation();
  const { say } = useWords('Page');
  const addNotice = useNotice();
  const [round, setRound] = useState(0);
  const key = JSON.stringify([resourceId, recordId, actionName, round]);
  const { answer, again } = useAnswer(() => api.recordAction({ resourceId, recordId, actionName }), key);
  const notice = answer.state === 'ready' ? answer.data.notice : undefined;
  useEffect(() => {
    if (notice?.type === 'error') addNotice(notice);
  }, [notice]);

  if (!resource) return <NotFound />;
  if (answer.state === 'loading') {
    return (
      <main className="k-page">
        <Skeleton lines={8} />
      </main>
    );
  }
  if (answer.state === 'failed') {
    const { status, told, why } = answer;
    if (status === 404) {
      return <NotFound why={translateMessage('error404Record', resourceId)} resource={resource} />;
    }
    if (status === 403) return <NotFound status={403} why={told} resource={resource} />;
    return (
      <main className="k-page">
        <Failed told={told ?? say(why)} again={again} />
      </main>
    );
  }
  const { record } = answer.data;
  const action = record?.recordActions.find(({ name }) => name === actionName);
  if (!action) return <NotFound resource={resource} />;
  return (
    <ActionPage
      key={key}
      action={action}
      resource={resource}
      record={record}
      actionPerformed={() => setRound((count) => count + 1)}
    />
  );
}
