import { Icon } from '@adminjs/design-system';
import { useCurrentAdmin, useTranslation } from 'adminjs';
import { Link, useLocation } from 'react-router-dom';
import { HOME, pageOf } from '../common/links';

export interface Resource {
  id: string;
  name: string;
  href: string | null;
  navigation: { name: string; icon: string } | null;
}

export interface Page {
  name: string;
  icon?: string;
}

/** Koiene's name, and the way home. */
export function SidebarBranding({ branding }: { branding: { logo: string; companyName: string } }) {
  return (
    <Link className="k-brand" to={HOME}>
      <img src={branding.logo} alt="" />
      {branding.companyName}
    </Link>
  );
}

/** All resources, always in sight: AdminJS's groups open only to a mouse. */
export function SidebarResourceSection({ resources }: { resources: Resource[] }) {
  const { translateLabel } = useTranslation();
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
                <SidebarLink to={href ?? ''} label={translateLabel(label, id)} />
              </li>
            ))}
          </ul>
        </section>
      ))}
    </nav>
  );
}

/** The pages that are no resource's. The key desk's first page is the desk itself, which is then no page besides. */
export function SidebarPages({ pages }: { pages?: Page[] }) {
  const { translateLabel, translatePage } = useTranslation();
  const [user] = useCurrentAdmin();
  const isAtDesk = user?.role === 'sit';
  const others = (pages ?? []).filter(({ name }) => !(isAtDesk && name === 'desk'));
  return (
    <nav className="k-nav" aria-label={translateLabel('pages')}>
      <ul>
        <li>
          <SidebarLink
            to={HOME}
            label={isAtDesk ? translatePage('desk') : translateLabel('dashboard')}
            icon={isAtDesk ? 'Key' : 'Home'}
            {...(isAtDesk ? { same: pageOf('desk') } : {})}
          />
        </li>
        {others.map(({ name, icon }) => (
          <li key={name}>
            <SidebarLink to={pageOf(name)} label={translatePage(name)} icon={icon ?? 'File'} />
          </li>
        ))}
      </ul>
    </nav>
  );
}

function SidebarLink({
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
  const isHome = to === HOME;
  const isHere = pathname === to || pathname === same || (!isHome && pathname.startsWith(`${to}/`));
  return (
    <Link to={to} {...(isHere ? { 'aria-current': 'page' as const } : {})}>
      {icon ? <Icon icon={icon} /> : null}
      {label}
    </Link>
  );
}
