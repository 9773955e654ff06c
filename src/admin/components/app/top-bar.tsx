import { Icon } from '@adminjs/design-system';
import { useCurrentAdmin, useTranslation } from 'adminjs';
import { useEffect } from 'react';
import { useSelector } from 'react-redux';
import { keepPageOnSignOut } from '../common/session';
import { LanguageSwitch } from './language-switch';
import { LogInAgain } from './log-in-again';

keepPageOnSignOut();

interface State {
  paths: { logoutPath: string };
}

/** The bar above every page, in AdminJS's place, whose menus open only to a mouse. */
export function TopBar({ toggleSidebar }: { toggleSidebar(): void }) {
  const { i18n, translateButton, translateComponent } = useTranslation();
  const [user] = useCurrentAdmin();
  const logoutPath = useSelector((state: State) => state.paths.logoutPath);
  useEffect(() => {
    document.documentElement.lang = i18n.language;
  }, [i18n.language]);
  return (
    <header className="k-topbar" data-css="topbar">
      <button type="button" className="k-plain k-menu" onClick={toggleSidebar}>
        <Icon icon="Menu" size={24} />
        {translateComponent('TopBar.menu')}
      </button>
      <LogInAgain />
      <span className="k-space" />
      <LanguageSwitch />
      <span className="k-who">{nameOf(user)}</span>
      <a className="k-plain" href={logoutPath}>
        <Icon icon="LogOut" />
        {translateButton('logout')}
      </a>
    </header>
  );
}

function nameOf(user: unknown): string {
  const { name, email } = (user ?? {}) as { name?: string; email?: string };
  return name || email || '';
}
