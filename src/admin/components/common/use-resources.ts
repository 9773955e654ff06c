import type { ResourceJSON } from 'adminjs';
import { useSelector } from 'react-redux';

interface State {
  resources: ResourceJSON[];
}

/** The resources that the user's role sees, which is all that the panel knows of. */
export function useResources(): (id: string) => ResourceJSON | undefined {
  const resources = useSelector((state: State) => state.resources);
  return (id) => resources.find((resource) => resource.id === id);
}
