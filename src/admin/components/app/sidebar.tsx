import { useCurrentAdmin, useTranslation } from 'adminjs';
import { useEffect, useRef } from 'react';
import { useSelector } from 'react-redux';
import { Link, useLocation } from 'react-router-dom';
import { Icon } from '../common/icon';
import { HOME, pageOf, startOf } from '../common/links';

const LOGO = '/admin/frontend/assets/koiene.svg';

interface Resource {
  id: string;
  name: string;
  href: string | null;
  navigation: { name: string } | null;
}

interface State {
  resources: Resource[];
  pages: { name: string; icon?: string; component: string }[];
}

/** The menu: always there on a wide screen, else when asked for. */
export function Sidebar({ isOpen, close }: { isOpen: boolean; close(): void }) {
  const { translateLabel } = useTranslation();
  const menu = useRef<HTMLElement>(null);
  useEffect(() => {
    if (isOpen) menu.current?.querySelector('a')?.focus();
  }, [isOpen]);
  return (
    <>
      {isOpen ? (
        <button type="button" className="k-veil" aria-label={translateLabel('close')} onClick={close} />
      ) : null}
      <aside
        ref={menu}
        className={isOpen ? 'k-sidebar k-open' : 'k-sidebar'}
        onKeyDown={(event) => {
          if (event.key === 'Escape') close();
        }}
      >
        <Link className="k-brand" to={HOME}>
          <img src={LOGO} alt="" />
          Koiene
        </Link>
        <Pages />
        <Resources />
      </aside>
    </>
  );
}

/** The pages that are no resource's. The key desk's first page is the desk itself, which is then no page besides. */
function Pages() {
  const { translateLabel, translatePage } = useTranslation();
  const pages = useSelector((state: State) => state.pages);
  const [user] = useCurrentAdmin();
  const isAtDesk = user?.role === 'sit';
  return (
    <nav className="k-nav" aria-label={translateLabel('pages')}>
      <ul>
        <li>
          {isAtDesk ? (
            <MenuLink to={HOME} label={translatePage('desk')} icon="Key" same={pageOf('desk')} />
          ) : (
            <MenuLink to={HOME} label={translateLabel('dashboard')} icon="Home" />
          )}
        </li>
        {pages
          // The search is in the bar, and what has no component is only asked.
          .filter(({ name, component }) => component && name !== 'find' && !(isAtDesk && name === 'desk'))
          .map(({ name, icon }) => (
            <li key={name}>
              <MenuLink to={pageOf(name)} label={translatePage(name)} icon={icon ?? 'File'} />
            </li>
          ))}
      </ul>
    </nav>
  );
}

/** All resources by their groups, always in sight. */
function Resources() {
  const { translateLabel } = useTranslation();
  const resources = useSelector((state: State) => state.resources);
  const groups = new Map<string, Resource[]>();
  for (const resource of resources) {
    if (!resource.href || !resource.navigation) continue;
    const group = groups.get(resource.navigation.name) ?? [];
    groups.set(resource.navigation.name, [...group, resource]);
  }
  return (
    <nav className="k-nav" aria-label={translateLabel('navigation')}>
      {[...groups].map(([name, members]) => (
        <section key={name}>
          <h2>{translateLabel(name)}</h2>
          <ul>
            {members.map(({ id, name: label, href }) => (
              <li key={id}>
                <MenuLink to={startOf(id)} label={translateLabel(label, id)} same={href ?? ''} />
              </li>
            ))}
          </ul>
        </section>
      ))}
    </nav>
  );
}

function MenuLink({
  to,
  label,
  icon,
  same,
}: {
  to: string;
  label: string;
  icon?: string;
  /** Another address of the same page. */
  same?: string;
}) {
  const { pathname } = useLocation();
  const isHere =
    pathname === to || pathname === same || (to !== HOME && pathname.startsWith(`${same ?? to}/`));
  return (
    <Link to={to} {...(isHere ? { 'aria-current': 'page' as const } : {})}>
      {icon ? <Icon icon={icon} /> : null}
      {label}
    </Link>
  );
}
