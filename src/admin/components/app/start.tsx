import { createStore } from 'adminjs';
import i18next from 'i18next';
import { createRoot } from 'react-dom/client';
import { initReactI18next } from 'react-i18next';
import { Provider } from 'react-redux';
import { BrowserRouter } from 'react-router-dom';
import type { Shown } from '../../shown';
import { knowTabs } from '../common/tabs-of-lists';
import { Application } from './application';

/** Shows the panel in place of what the page has shown meanwhile. */
export function start(): void {
  const { language, texts, tabs, store } = stateOf(document);
  knowTabs(tabs);
  void i18next.use(initReactI18next).init({
    lng: language,
    resources: { [language]: { translation: texts } },
    interpolation: { escapeValue: false },
    // Keys are whole paths, and whole sentences are looked up too.
    keySeparator: false,
    nsSeparator: false,
    initImmediate: false,
    react: { useSuspense: false },
  });
  const root = document.getElementById('app');
  if (!root) return;
  createRoot(root).render(
    <Provider store={createStore(store)}>
      <BrowserRouter>
        <Application />
      </BrowserRouter>
    </Provider>,
  );
}

function stateOf(page: Document): Shown {
  return JSON.parse(page.getElementById('state')?.textContent ?? '{}');
}
