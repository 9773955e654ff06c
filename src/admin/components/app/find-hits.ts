import type { FindPage } from '../../pages/find';
import { daysOf } from '../common/format';
import type { Language } from '../common/language';
import { recordOf } from '../common/links';

/** Something that was found: where it is, and what is told of it. */
export interface Hit {
  to: string;
  title: string;
  besides: string;
}

/** Hits of one kind. */
export interface Kind {
  /** Its heading is the text `Find.<name>`. */
  name: 'pages' | 'bookings' | 'koier' | 'people';
  hits: Hit[];
}

/** What the server found, as hits. */
export function kindsOf(found: FindPage, language: Language): Kind[] {
  return [
    {
      name: 'bookings',
      hits: found.bookings.map((booking) => ({
        to: recordOf('bookings', booking.id),
        title: `${booking.guest ?? '–'} · ${booking.koie}`,
        besides: [
          booking.reference,
          daysOf(booking.arrivalDate, booking.departureDate, language),
          booking.phone,
        ]
          .filter(Boolean)
          .join(' · '),
      })),
    },
    {
      name: 'koier',
      hits: found.koier.map(({ id, name }) => ({ to: recordOf('koier', id), title: name, besides: '' })),
    },
    {
      name: 'people',
      hits: found.people.map(({ id, name, email }) => ({
        to: recordOf('users', id),
        title: name,
        besides: [email, id].filter(Boolean).join(' · '),
      })),
    },
  ];
}

/** The pages and lists whose names have each of the words. */
export function pagesNamed(term: string, pages: readonly Hit[]): Kind {
  const words = term.toLowerCase().split(/\s+/).filter(Boolean);
  const fits = ({ title }: Hit) => words.every((word) => title.toLowerCase().includes(word));
  return { name: 'pages', hits: words.length === 0 ? [...pages] : pages.filter(fits) };
}
