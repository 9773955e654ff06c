import { useTranslation } from 'adminjs';

export type Language = 'nb' | 'en';

/** The language that the panel is shown in. */
export function useLanguage(): Language {
  const { i18n } = useTranslation();
  return i18n.language === 'en' ? 'en' : 'nb';
}
