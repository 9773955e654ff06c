import { load } from './measure.js';
import { print } from './report.js';

/** A page of the panel, opened again and again by one person. Milliseconds. */
export interface PageTime {
  bookings: number;
  name: string;
  p50: number;
  p99: number;
}

/** The panel's heaviest pages: who opens them, and where their data comes from. */
const PAGES = [
  { name: "the board's dashboard", email: 'board@koiene.no', path: 'dashboard' },
  { name: "the treasurer's month", email: 'board@koiene.no', path: 'pages/accounts?sum=net' },
  { name: 'list of bookings', email: 'board@koiene.no', path: 'resources/bookings/actions/list' },
  { name: 'calendar of a koie', email: 'board@koiene.no', path: 'pages/calendar?koie=flakoia' },
  { name: 'who is where tonight', email: 'board@koiene.no', path: 'pages/tonight' },
  { name: 'key desk', email: 'sit_test@sit.no', path: 'pages/desk' },
  { name: 'key desk, search', email: 'sit_test@sit.no', path: 'pages/desk?q=nordmann' },
];

/** How long the panel takes for the data of its heaviest pages. */
export async function measurePages(bookings: number, url: string, seconds: number): Promise<PageTime[]> {
  const times: PageTime[] = [];
  for (const { name, email, path } of PAGES) {
    const Cookie = await logIn(url, email);
    const { p50, p99 } = await load({
      url: `${url}/admin/api/${path}`,
      headers: { Cookie },
      seconds,
      connections: 1,
    });
    times.push({ bookings, name, p50, p99 });
    print(`  ${name}: ${p50} ms, at most ${p99} ms`);
  }
  return times;
}

/** The cookies of a demo user who has logged in to the panel. */
export async function logIn(url: string, email: string): Promise<string> {
  const { headers } = await fetch(`${url}/admin/login`, {
    method: 'POST',
    body: new URLSearchParams({ email, password: 'SprintIsTheBest' }),
    redirect: 'manual',
  });
  return headers
    .getSetCookie()
    .map((cookie) => cookie.split(';')[0])
    .join('; ');
}
