import type { AdminJSOptions } from './adminjs.js';

export const branding: AdminJSOptions['branding'] = {
  companyName: 'Koiene',
  withMadeWithLove: false,
  logo: false,
};
