import type { ActionHeaderProps, ActionProps } from 'adminjs';
import { componentOf } from '../common/registry';
import { ActionHeader } from './action-header';

/** What shows an action that has no component of its own. */
const USUAL: Record<string, string> = {
  list: 'List',
  show: 'ShowRecord',
  edit: 'EditRecord',
  new: 'NewRecord',
  bulkDelete: 'DeleteSeveral',
};

/** The page of an action: where one is, what can be done besides, and the action itself. */
export function ActionPage({
  tag,
  ...props
}: ActionProps & Pick<ActionHeaderProps, 'actionPerformed'> & { tag?: string }) {
  const { action } = props;
  const component = typeof action.component === 'string' ? action.component : USUAL[action.name];
  const Action = componentOf(component);
  if (!Action) throw new Error(`No component for ${action.name}`);
  return (
    <main className="k-page">
      <ActionHeader {...props} tag={tag ?? ''} />
      <Action {...props} />
    </main>
  );
}
