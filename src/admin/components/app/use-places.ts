import { useTranslation } from 'adminjs';
import { useSelector } from 'react-redux';
import { HOME, newOf, pageOf, startOf } from '../common/links';
import type { Hit } from './find-hits';

interface State {
  resources: { id: string; name: string; resourceActions: { name: string; label: string }[] }[];
  pages: { name: string; component: string }[];
}

/** The pages, lists and forms that there are for whoever asks, by the names that the menu has for them. */
export function usePlaces(): Hit[] {
  const { translateAction, translateLabel, translatePage } = useTranslation();
  const { resources, pages } = useSelector((state: State) => state);
  return [
    { to: HOME, title: translateLabel('dashboard'), besides: '' },
    ...pages
      .filter(({ name, component }) => component && name !== 'find')
      .map(({ name }) => ({ to: pageOf(name), title: translatePage(name), besides: '' })),
    ...resources.map(({ id, name }) => ({ to: startOf(id), title: translateLabel(name, id), besides: '' })),
    ...resources
      .filter(({ resourceActions }) => resourceActions.some(({ name }) => name === 'new'))
      .map(({ id }) => ({ to: newOf(id), title: translateAction('new', id), besides: '' })),
  ];
}
