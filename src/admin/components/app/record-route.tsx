import { Box, Icon, Loader } from '@adminjs/design-system';
import {
  ActionHeader,
  ApiClient,
  BaseActionComponent,
  type RecordJSON,
  type ResourceJSON,
  useNotice,
  useResource,
  useTranslation,
} from 'adminjs';
import { useEffect, useState } from 'react';
import { Link, useParams } from 'react-router-dom';
import { listOf } from '../common/links';
import { toldBy } from '../common/use-answer';

const api = new ApiClient();

/** What came of fetching a record for an action; `key` says which, since the next one may have been asked for. */
type Fetched = { key: string } & (
  | { record: RecordJSON }
  | { status: number | undefined; told: string | undefined }
);

/**
 * The page of a record, or of something that is done to it. In AdminJS's place, which has no words for a record that
 * does not exist, and throws.
 */
export function RecordActionRoute() {
  const { resourceId = '', recordId = '', actionName = '' } = useParams();
  const resource = useResource(resourceId);
  const { translateMessage } = useTranslation();
  const [round, setRound] = useState(0);
  const fetched = useFetched(resourceId, recordId, actionName, round);
  if (!resource) return <Nothing status={404} why={translateMessage('error404Resource', resourceId)} />;
  if (!fetched) {
    return (
      <main>
        <Loader />
      </main>
    );
  }
  if (!('record' in fetched)) {
    const { status, told } = fetched;
    const why = status === 404 ? translateMessage('error404Record', resourceId) : told;
    return <Nothing status={status} why={why} resource={resource} />;
  }
  const { record } = fetched;
  const action = record.recordActions.find(({ name }) => name === actionName);
  if (!action) {
    return <Nothing status={404} why={translateMessage('error404Action', resourceId)} resource={resource} />;
  }
  const css = `${resource.id}-${action.name}`;
  return (
    <main>
      <Box variant="transparent" mx="auto" width={action.containerWidth} data-css={`${css}-route-wrapper`}>
        <ActionHeader
          resource={resource}
          action={action}
          record={record}
          actionPerformed={() => setRound((count) => count + 1)}
        />
        <BaseActionComponent action={action} resource={resource} record={record} />
      </Box>
    </main>
  );
}

function useFetched(
  resourceId: string,
  recordId: string,
  actionName: string,
  round: number,
): Fetched | undefined {
  const [fetched, setFetched] = useState<Fetched>();
  const addNotice = useNotice();
  const key = JSON.stringify([resourceId, recordId, actionName, round]);
  // Not after each drawing, on which AdminJS makes `addNotice` anew.
  useEffect(() => {
    let isWanted = true;
    api.recordAction({ resourceId, recordId, actionName }).then(
      ({ data }) => {
        if (!isWanted) return;
        if (data.notice?.type === 'error') addNotice(data.notice);
        setFetched(data.record ? { key, record: data.record } : { key, status: 404, told: undefined });
      },
      (error: { response?: { status?: number } }) => {
        if (isWanted) setFetched({ key, status: error.response?.status, told: toldBy(error) });
      },
    );
    return () => {
      isWanted = false;
    };
  }, [key]);
  return fetched?.key === key ? fetched : undefined;
}

const HEADINGS: Record<number, string> = { 403: 'anyForbiddenError', 404: 'pageNotFound_title' };

/** Says why there is nothing, and leads to where there is something. */
function Nothing({
  status = 0,
  why,
  resource,
}: {
  status: number | undefined;
  why: string | undefined;
  resource?: ResourceJSON;
}) {
  const { translateLabel, translateMessage } = useTranslation();
  return (
    <main>
      <Box variant="transparent" mx="auto">
        <header className="k-head">
          <h1>{translateMessage(HEADINGS[status] ?? 'errorFetchingRecord')}</h1>
        </header>
        <div className="k-panel k-nothing" role="alert">
          {why ? <p>{why}</p> : null}
          <Link className="k-button k-main" to={resource ? listOf(resource.id) : '/admin'}>
            <Icon icon="ArrowLeft" />
            {resource ? translateLabel(resource.name, resource.id) : translateLabel('dashboard')}
          </Link>
        </div>
      </Box>
    </main>
  );
}
