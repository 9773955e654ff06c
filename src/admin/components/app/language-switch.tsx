import { useTranslation } from 'adminjs';

const YEAR_SECONDS = 365 * 24 * 60 * 60;
const LANGUAGES = ['nb', 'en'] as const;
/** The cookie that the server reads too, see http/request.ts. */
const COOKIE = 'koiene_language';

/** The languages there are; the chosen one is remembered for a year. */
export function LanguageSwitch() {
  const { i18n, translateComponent } = useTranslation();
  return (
    <div className="k-languages">
      {LANGUAGES.filter((language) => language !== i18n.language).map((language) => (
        <button
          key={language}
          type="button"
          lang={language}
          className="k-plain"
          onClick={() => choose(language)}
        >
          {translateComponent(`LanguageSelector.availableLanguages.${language}`)}
        </button>
      ))}
    </div>
  );
}

/** The page is loaded anew, since titles of records come from the server in the language asked for. */
function choose(language: string): void {
  // biome-ignore lint/suspicious/noDocumentCookie: not every browser that SiT may use has the Cookie Store
  document.cookie = `${COOKIE}=${language}; path=/admin; max-age=${YEAR_SECONDS}; samesite=lax`;
  window.location.reload();
}
