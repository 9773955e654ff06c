import { useTranslation } from 'adminjs';
import { useEffect } from 'react';
import { useSelector } from 'react-redux';
import { LanguageSwitch } from './language-switch';

interface LoginState {
  action: string;
  errorMessage?: string | null;
}

/** The login page, in AdminJS's place, whose fields have no labels. */
export function Login() {
  const { action, errorMessage } = (window as unknown as { __APP_STATE__: LoginState }).__APP_STATE__;
  const { i18n, translateComponent, translateMessage } = useTranslation();
  const logo = useSelector((state: { branding: { logo: string } }) => state.branding.logo);
  useEffect(() => {
    document.documentElement.lang = i18n.language;
  }, [i18n.language]);
  return (
    <div className="k-login">
      <main>
        <form action={action} method="POST">
          <header>
            <img src={logo} alt="" />
            <h1>{translateComponent('Login.welcomeHeader')}</h1>
          </header>
          <p>{translateComponent('Login.welcomeMessage')}</p>
          {errorMessage ? (
            <div className="k-problem" role="alert" id="problem">
              {translateMessage(errorMessage)}
            </div>
          ) : null}
          <label htmlFor="email">{translateComponent('Login.properties.email')}</label>
          <input
            id="email"
            name="email"
            type="email"
            autoComplete="username"
            required
            aria-describedby={errorMessage ? 'problem' : undefined}
          />
          <label htmlFor="password">{translateComponent('Login.properties.password')}</label>
          <input id="password" name="password" type="password" autoComplete="current-password" required />
          <button className="k-button k-main" type="submit">
            {translateComponent('Login.loginButton')}
          </button>
        </form>
        <LanguageSwitch />
      </main>
    </div>
  );
}
