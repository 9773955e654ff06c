import { useCurrentAdmin, useTranslation } from 'adminjs';
import { Icon } from '../common/icon';
import { FindEverywhere } from './find-everywhere';
import { LanguageSwitch } from './language-switch';

/** The bar above every page. */
export function TopBar({
  isMenuOpen,
  isAlone,
  toggleMenu,
}: {
  isMenuOpen: boolean;
  /** There is no other page to go to. */
  isAlone: boolean;
  toggleMenu(): void;
}) {
  const { translateButton, translateComponent } = useTranslation();
  const [user] = useCurrentAdmin();
  return (
    <header className="k-topbar">
      {isAlone ? null : (
        <>
          <button type="button" className="k-plain k-menu" aria-expanded={isMenuOpen} onClick={toggleMenu}>
            <Icon icon="Menu" size={24} />
            {translateComponent('TopBar.menu')}
          </button>
          <FindEverywhere />
        </>
      )}
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
