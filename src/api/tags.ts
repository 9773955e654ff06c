/** The tags of the routes, in the order of the document. */
export const TAGS = {
  Tokens: 'Logging in and staying logged in',
  Koier: 'What the public may read about the koier',
  Bookings: 'Holding beds, and what one has booked',
  'Waiting list': 'Waiting for beds that are taken',
  'Guest pages': 'The page that each guest has, by the link in their mails: HTML for people',
  Calendars: 'Personal calendar feeds, by an address that only its owner has',
  Payments: 'Paying, which confirms a booking',
  Reports: 'What guests found at a koie',
  SiT: 'Where the keys are',
  Availability: 'Free beds of all koier, for the board',
  Service: 'The service itself',
} as const;
export type Tag = keyof typeof TAGS;
