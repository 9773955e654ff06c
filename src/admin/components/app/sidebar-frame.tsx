import { useSelector } from 'react-redux';
import { type Page, type Resource, SidebarBranding, SidebarPages, SidebarResourceSection } from './sidebar';

interface State {
  branding: { logo: string; companyName: string };
  resources: Resource[];
  pages: Page[];
}

/** The menu: always there on a wide screen, else when asked for. In AdminJS's place, which puts our pages last. */
export function Sidebar({ isVisible }: { isVisible: boolean }) {
  const branding = useSelector((state: State) => state.branding);
  const resources = useSelector((state: State) => state.resources);
  const pages = useSelector((state: State) => state.pages);
  return (
    <aside className={isVisible ? 'k-sidebar k-open' : 'k-sidebar'} data-css="sidebar">
      <SidebarBranding branding={branding} />
      <SidebarPages pages={pages} />
      <SidebarResourceSection resources={resources} />
    </aside>
  );
}
