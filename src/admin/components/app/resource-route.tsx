import { useResource } from 'adminjs';
import { useState } from 'react';
import { useParams } from 'react-router-dom';
import { ActionPage } from './action-page';
import { FilterDrawer } from './filter-drawer';
import { NotFound } from './not-found';

/** The list of a resource, or something that is done without a record. */
export function ResourceRoute() {
  const { resourceId = '', actionName = 'list' } = useParams();
  const resource = useResource(resourceId);
  const [tag, setTag] = useState('');
  const action = resource?.resourceActions.find(({ name }) => name === actionName);
  if (!resource || !action) return <NotFound />;
  return (
    <>
      <ActionPage
        key={`${resourceId}/${actionName}`}
        action={action}
        resource={resource}
        tag={action.name === 'list' ? tag : ''}
        setTag={setTag}
      />
      {action.name === 'list' ? <FilterDrawer resource={resource} /> : null}
    </>
  );
}
