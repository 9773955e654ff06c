import { useSelector } from 'react-redux';
import { useParams } from 'react-router-dom';
import { componentOf } from '../common/registry';
import { NotFound } from './not-found';

interface State {
  pages: { name: string; component: string }[];
}

/** What somebody sees first. */
export function DashboardRoute() {
  return <Shown name="Dashboard" />;
}

/** A page that is no resource's. */
export function PageRoute() {
  const { pageName } = useParams();
  const page = useSelector((state: State) => state.pages.find(({ name }) => name === pageName));
  return <Shown name={page?.component} />;
}

function Shown({ name }: { name: string | undefined }) {
  const Component = componentOf(name);
  return Component ? <Component /> : <NotFound />;
}
