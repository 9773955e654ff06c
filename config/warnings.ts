import type { Environment } from './schema.js';

/** Warnings about settings that production should have: one line each, with the effect of leaving it out. */
export function productionWarnings(env: Environment, given: ReadonlySet<string>): string[] {
  if (env.NODE_ENV !== 'production') return [];
  const warnings: [boolean, string][] = [
    [
      !given.has('TRUST_PROXY'),
      'TRUST_PROXY is not set: behind a proxy all guests share the limits of one address, and the cookie of the panel is not marked Secure. Set it to the number of proxies in front, or to 0 when there is none',
    ],
    [
      !env.STRIPE_WEBHOOK_SECRET,
      'STRIPE_WEBHOOK_SECRET is not set: events from Stripe are refused, and payments that were broken off are settled by the minute job alone',
    ],
    [
      !env.SMTP_URL && !env.MAILGUN_PASSWORD,
      `neither SMTP_URL nor MAILGUN_PASSWORD is set: no mail leaves${env.MAILGUN_API_KEY ? ' (MAILGUN_API_KEY is not used, since mail goes by SMTP)' : ''}`,
    ],
    [
      isOnThisMachine(env.PUBLIC_SITE_URL),
      `PUBLIC_SITE_URL is ${given.has('PUBLIC_SITE_URL') ? 'an address of this machine' : 'not set'}: the links in mails lead nowhere`,
    ],
    [
      !env.PUBLIC_API_URL,
      'PUBLIC_API_URL is not set: no links to pay by card can be sent, and the addresses of pictures have no host',
    ],
    [
      env.PANEL_TWO_FACTOR !== 'required',
      `PANEL_TWO_FACTOR is ${env.PANEL_TWO_FACTOR}: a stolen password is enough to give money back`,
    ],
    [
      env.CORS_ORIGINS.every(isOnThisMachine),
      'CORS_ORIGINS names no public site: browsers let none use the API',
    ],
  ];
  return warnings.flatMap(([isTrue, text]) => (isTrue ? [text] : []));
}

function isOnThisMachine(url: string): boolean {
  return /^(localhost|127\.[\d.]+|\[::1\])$/.test(new URL(url).hostname);
}
