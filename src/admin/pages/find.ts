import { findBookings, findKoier, findPeople } from '../../services/figures/find.js';
import { userOf } from '../panel-user.js';
import { isAllowed } from '../policy.js';
import { type PageContext, type PageRequest, textIn } from './page.js';

/** Longer than any name or address. */
const LONGEST_TERM = 100;

/** What was found of each kind that the role may see. */
export type FindPage = Awaited<ReturnType<typeof find>>;

/** Bookings, koier and people that a few words (`q`) lead to, each in a statement of its own. */
export async function find(request: PageRequest, _response: unknown, context: PageContext) {
  const user = userOf(context);
  const term = textIn(request.query, 'q')?.slice(0, LONGEST_TERM) ?? '';
  const mayFind = (resource: string) => term !== '' && isAllowed(user, resource, 'search');
  const [bookings, koier, people] = await Promise.all([
    mayFind('bookings') ? findBookings(term, { standing: user.role === 'sit' }) : [],
    mayFind('koier') ? findKoier(term) : [],
    // What the board may not read of people it may not search by either.
    mayFind('users') ? findPeople(term, { byNameAlone: user.role !== 'admin' }) : [],
  ]);
  return { bookings, koier, people };
}
