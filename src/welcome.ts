import { config } from '../config/index.js';
import type { OpenDatabase } from './database/open.js';
import { User } from './models/index.js';

const DEMO_USERS = {
  'sprint@ntnui.no': 'admin and leader of Koiene',
  'board@koiene.no': 'board member of Koiene',
  'sit_test@sit.no': 'SiT',
  'member@ntnui.no': 'member of NTNUI',
};
const DEMO_PASSWORD = 'SprintIsTheBest';

/** The lines printed when the application is up: addresses, and the logins of the demo data. */
export async function welcome(url: string, database: OpenDatabase): Promise<string> {
  const lines = [
    'Koiene is up.',
    `  Panel      ${url}/admin`,
    `  API docs   ${url}/  (also ${url}/redoc/, ${url}/openapi.json)`,
    `  Database   ${database.embedded ? `embedded, in ${config.dataDir}` : 'as configured'}`,
    `  Mail       ${config.smtpUrl ? 'sent by SMTP' : 'kept in the panel and not sent (SMTP_URL is not set)'}`,
    `  Payments   ${config.stripe.secretKey ? 'Stripe' : 'built-in sandbox (STRIPE_SECRET_KEY is not set): no real money'}`,
  ];
  if (!config.isProduction && (await hasDemoUsers())) {
    lines.push(`  Demo logins, password ${DEMO_PASSWORD}:`);
    for (const [email, who] of Object.entries(DEMO_USERS)) lines.push(`    ${email.padEnd(18)} ${who}`);
  }
  return `\n${lines.join('\n')}\n\n`;
}

async function hasDemoUsers(): Promise<boolean> {
  return (await User.count({ where: { email: Object.keys(DEMO_USERS) } })) > 0;
}
