import type { AdminJSOptions } from './adminjs.js';

/** Where the panel's own stylesheet and pictures are served, see http/assets.ts. */
export const ASSETS = '/admin/frontend/assets';

const GREEN = '#1d6b4a';
const DEEP_GREEN = '#17382b';
const INK = '#14241c';
const GREY = '#4f5d56';

/** Koiene's name and colours: those of the mails. Text stands out from its background by 4.5 to 1 or more. */
export const branding: AdminJSOptions['branding'] = {
  companyName: 'Koiene',
  withMadeWithLove: false,
  logo: `${ASSETS}/koiene.svg`,
  favicon: `${ASSETS}/koiene.svg`,
  theme: {
    colors: {
      text: INK,
      primary100: GREEN,
      primary80: '#2c7d5b',
      primary60: '#6ea68c',
      primary40: '#a9cdb9',
      primary20: '#e3f0e9',
      accent: DEEP_GREEN,
      grey100: INK,
      grey80: '#36443c',
      grey60: GREY,
      grey40: '#63716a',
      grey20: '#eef2ef',
      border: '#d5ddd8',
      separator: '#d5ddd8',
      inputBorder: '#76857d',
      highlight: '#eef2ef',
      bg: '#f5f7f5',
      filterBg: '#ffffff',
      error: '#a8071a',
      errorDark: '#820014',
      success: GREEN,
      successDark: DEEP_GREEN,
      successLight: '#e3f0e9',
      warning: '#8a4b08',
      warningDark: '#6b3a06',
      info: '#1c5c8a',
      infoDark: '#164a70',
      infoLight: '#e1eef7',
      love: GREEN,
    },
    // The types expect an object, the design system a text.
    font: "system-ui, -apple-system, 'Segoe UI', Roboto, 'Helvetica Neue', Arial, sans-serif" as never,
    fontSizes: { xs: '12px', sm: '13px', default: '15px', md: '15px' },
    lineHeights: { xs: '16px', sm: '18px', default: '20px', md: '20px' },
    fontWeights: { lighter: '400', light: '400' },
    sizes: { sidebarWidth: '240px' },
    shadows: { inputFocus: `0 0 0 3px ${GREEN}`, buttonFocus: `0 0 0 3px ${GREEN}` },
    // The sidebar stays from the last of these on: 1024 px of content would leave it away on most laptops.
    ...({ breakpoints: ['577px', '769px', '1024px', '1200px'] } as object),
  },
};

export const pageAssets: AdminJSOptions['assets'] = { styles: [`${ASSETS}/koiene.css`] };
