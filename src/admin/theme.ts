import type { AdminJSOptions } from './adminjs.js';

/** Where the panel's own stylesheet and pictures are served, see http/assets.ts. */
export const ASSETS = '/admin/frontend/assets';

/**
 * Koiene's name, and the colours of AdminJS's own parts: those of our stylesheet (`assets/style/tokens.css`), which
 * knows the light and the dark. What AdminJS computes with must be a colour and cannot be a name of one.
 */
export const branding: AdminJSOptions['branding'] = {
  companyName: 'Koiene',
  withMadeWithLove: false,
  logo: `${ASSETS}/koiene.svg`,
  favicon: `${ASSETS}/koiene.svg`,
  theme: {
    colors: {
      text: 'var(--ink)',
      grey100: 'var(--ink)',
      grey80: 'var(--ink)',
      grey60: 'var(--muted)',
      grey40: 'var(--muted)',
      grey20: 'var(--soft)',
      border: 'var(--line)',
      separator: 'var(--line)',
      inputBorder: 'var(--edge)',
      highlight: 'var(--soft)',
      bg: 'var(--ground)',
      container: 'var(--paper)',
      filterBg: 'var(--paper)',
      error: 'var(--bad)',
      primary100: '#1d6b4a',
      accent: '#17382b',
    },
    // The types expect an object, the design system a text.
    font: 'var(--font)' as never,
    fontSizes: { default: '15px', md: '15px' },
    // The sidebar stays from the last of these on: 1024 px of content would leave it away on most laptops.
    ...({ breakpoints: ['577px', '769px', '1024px', '1200px'] } as object),
  },
};

export const pageAssets: AdminJSOptions['assets'] = { styles: [`${ASSETS}/koiene.css`] };
