import { useCurrentAdmin, useTranslation } from 'adminjs';
import { Icon } from '../common/icon';
import { FindEverywhere } from './find-everywhere';
import { LanguageSwitch } from './language-switch';

/** The bar above every page. */
export function TopBar({ isMenuOpen, toggleMenu }: { isMenuOpen: boolean; toggleMenu(): void }) {
  const { translateButton, translateComponent } = useTranslation();
  const [user] = useCurrentAdmin();
  return (
    <header className="k-topbar">
      <button type="button" className="k-plain k-menu" aria-expanded={isMenuOpen} onClick={toggleMenu}>
        <Icon icon="Menu" size={24} />
        {translateComponent('TopBar.menu')}
      </button>
      <FindEverywhere />
      <span className="k-space" />
      <LanguageSwitch />
      <span className="k-who">{nameOf(user)}</span>
      <a className="k-plain" href="/admin/logout">
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
