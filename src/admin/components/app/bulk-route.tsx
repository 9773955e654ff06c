import { type RecordJSON, useResource } from 'adminjs';
import { useLocation, useParams } from 'react-router-dom';
import { api } from '../common/api';
import { Page, Told } from '../common/page';
import { useAnswer } from '../common/use-answer';
import { ActionPage } from './action-page';
import { NotFound } from './not-found';

/** What is done to several records, which the address names. */
export function BulkRoute() {
  const { resourceId = '', actionName = '' } = useParams();
  const { search } = useLocation();
  const resource = useResource(resourceId);
  const recordIds = new URLSearchParams(search).get('recordIds')?.split(',') ?? [];
  const { answer, again } = useAnswer(
    () => api.bulkAction<{ records: RecordJSON[] }>({ resourceId, actionName, recordIds }),
    `${resourceId}/${actionName}${search}`,
  );
  if (!resource) return <NotFound />;
  if (answer.state !== 'ready') {
    return (
      <Page title={resource.name}>
        <Told answer={answer} again={again}>
          {() => null}
        </Told>
      </Page>
    );
  }
  const { records } = answer.data;
  const action = records[0]?.bulkActions.find(({ name }) => name === actionName);
  return action ? (
    <ActionPage action={action} resource={resource} records={records} />
  ) : (
    <NotFound resource={resource} />
  );
}
