import type { AdminJSOptions } from '../adminjs.js';
import { Components } from '../component-loader.js';
import type { PanelRole } from '../panel-user.js';
import { isAllowedTo } from '../policy.js';
import { accounts } from './accounts.js';
import { calendar } from './calendar.js';
import { desk } from './desk.js';
import { feeds } from './feeds.js';
import { figures } from './figures.js';
import { find } from './find.js';
import { jobs } from './jobs.js';
import { keys } from './keys.js';
import { messages } from './messages.js';
import { months } from './months.js';
import { password } from './password.js';
import { security } from './security.js';
import { tonight } from './tonight.js';
import { views } from './views.js';

type Pages = NonNullable<AdminJSOptions['pages']>;

/** Our own pages by name. Who may open which is decided by the policy (resource `pages`). */
const PAGES: Record<string, Pick<Pages[string], 'handler' | 'icon'> & { component: string }> = {
  desk: { handler: desk, component: 'Desk', icon: 'Key' },
  keys: { handler: keys, component: 'KeysNow', icon: 'Key' },
  tonight: { handler: tonight, component: 'Tonight', icon: 'Moon' },
  calendar: { handler: calendar, component: 'KoieCalendar', icon: 'Calendar' },
  messages: { handler: messages, component: 'Messages', icon: 'Send' },
  figures: { handler: figures, component: 'FiguresPage', icon: 'BarChart2' },
  accounts: { handler: accounts, component: 'Accounts', icon: 'BookOpen' },
  jobs: { handler: jobs, component: 'Jobs', icon: 'Clock' },
  find: { handler: find, component: 'Find', icon: 'Search' },
  // Only asked: by the lists, and where figures are shown.
  views: { handler: views, component: '' },
  months: { handler: months, component: '' },
  security: { handler: security, component: 'Security', icon: 'UserCheck' },
  feeds: { handler: feeds, component: 'Feeds', icon: 'Rss' },
  password: { handler: password, component: 'ChangePassword', icon: 'Lock' },
};

/** The pages that a role may open, in the order of the menu. */
export function pagesFor(role: PanelRole): Pages {
  return Object.fromEntries(
    Object.entries(PAGES)
      .filter(([name]) => isAllowedTo(role, 'pages', name))
      .map(([name, { component, ...page }]) => [name, { ...page, component: Components[component] ?? '' }]),
  );
}
