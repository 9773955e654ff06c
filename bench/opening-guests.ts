import { Agent, request } from 'node:http';
import { setTimeout as sleep } from 'node:timers/promises';
import { addDays } from '../src/platform/clock.js';

/** What opens, and when: the same for all guests. */
export interface Opening {
  opensAt: Date;
  firstNight: string;
  nights: number;
  /** Slugs, those that most want first. */
  koier: readonly string[];
}

/** A member who waits for the opening, with a login of their own. */
export interface Guest {
  number: number;
  token: string;
  /** The process that answers them. */
  url: string;
}

/** What was seen from outside. Milliseconds after the opening. */
export class Seen {
  /** When each had the answer to what they asked at the opening. */
  readonly firstAnswers: number[] = [];
  /** How long each waited for it. */
  readonly waits: number[] = [];
  /** When each booking was made. */
  readonly booked: number[] = [];
  /** Answers by status and code. */
  readonly answers = new Map<string, number>();
  cancelled = 0;
  paid = 0;
  /** Who went to the waiting list, and how many of them got beds by it. */
  waiting = 0;
  offered = 0;
  /** Bookings that were made before the opening, by the clock of this process. */
  early = 0;
}

interface Answer {
  status: number;
  body: Told;
}

/** What is read of the answers. */
interface Told {
  booking?: { uuid: string; booking_transaction_id: string };
  entries?: { state: string; booking: string | null }[];
  refund?: number;
}

interface Wish {
  koie: string;
  arrival: string;
  departure: string;
  guests: number;
}

/** So long before the opening guests look at the page of a koie. */
const WAITING_MS = 4_000;
/** Koier that a guest tries before going to the waiting list. */
const TRIES = 4;
/** Of a hundred: who asks too early, who asks for many koier at once, whose card is declined first, who cancels. */
const SHARES = { early: 10, greedy: 5, declined: 3, cancelling: 5 };
const MANY = 5;
const LISTED = 3;
const MOST_PARTY = 4;

const agent = new Agent({ keepAlive: true, maxSockets: Number.POSITIVE_INFINITY });

/**
 * Waits for the opening, books, pays and perhaps cancels; whoever gets no bed tries some other koier, and then goes to the
 * waiting list. Returns whether they got one.
 */
export async function takePart(guest: Guest, opening: Opening, seen: Seen): Promise<boolean> {
  const until = (milliseconds: number) =>
    sleep(Math.max(0, opening.opensAt.getTime() - Date.now() - milliseconds));
  await until(Math.random() * WAITING_MS + 1_500);
  await ask(guest, 'GET', `/koie/koie/${wishOf(opening).koie}/`, seen);
  if (isOneOf(SHARES.early)) {
    await until(Math.random() * 1_000 + 300);
    await book(guest, wishOf(opening), opening, seen, { Date: new Date(Date.now() + 60_000).toUTCString() });
  }
  await until(0);
  const askedAt = performance.now();
  const wishes = Array.from({ length: isOneOf(SHARES.greedy) ? MANY : 1 }, () => wishOf(opening));
  let made = await Promise.all(wishes.map((wish) => book(guest, wish, opening, seen)));
  seen.waits.push(performance.now() - askedAt);
  seen.firstAnswers.push(Date.now() - opening.opensAt.getTime());
  for (let turn = 1; turn < TRIES && made.every((booking) => !booking); turn += 1)
    made = [await book(guest, wishOf(opening), opening, seen)];
  await Promise.all(made.map((booking) => booking && pay(guest, booking, seen)));
  if (made.some(Boolean)) return true;
  await waitFor(guest, opening, seen);
  return false;
}

/** Goes to the waiting list: any of some koier will do. */
async function waitFor(guest: Guest, opening: Opening, seen: Seen): Promise<void> {
  const { koie, arrival, departure, guests } = wishOf(opening);
  const others = Array.from({ length: LISTED - 1 }, () => wishOf(opening).koie);
  const { status } = await ask(guest, 'POST', '/koie/waitlist/', seen, {
    koie: [...new Set([koie, ...others])],
    arrival_date: arrival,
    departure_date: departure,
    guests_member: 1,
    guests_not_member: guests - 1,
  });
  if (status === 200) seen.waiting += 1;
}

/** Pays for what the waiting list offers, if it does. Returns whether it did. */
export async function takeOffer(guest: Guest, seen: Seen): Promise<boolean> {
  const { body } = await ask(guest, 'GET', '/koie/waitlist/', seen);
  const entry = body.entries?.find(({ state }) => state === 'offered');
  if (!entry) return false;
  seen.offered += 1;
  const found = await ask(guest, 'GET', `/koie/booking/${entry.booking}/`, seen);
  const made = madeIn(found.body);
  if (made) await pay(guest, made, seen, false);
  return made !== null;
}

/** Books what is left, one stay of one night, and pays for it. Returns whether it was got. */
export async function takeRest(
  guest: Guest,
  rest: { koie: string; night: string; beds: number },
  opening: Opening,
  seen: Seen,
): Promise<boolean> {
  const wish = {
    koie: rest.koie,
    arrival: rest.night,
    departure: addDays(rest.night, 1),
    guests: Math.min(rest.beds, MOST_PARTY),
  };
  const booking = await book(guest, wish, opening, seen);
  if (booking) await pay(guest, booking, seen, false);
  return booking !== null;
}

interface Made {
  uuid: string;
  payment: string;
}

async function book(
  guest: Guest,
  { koie, arrival, departure, guests }: Wish,
  opening: Opening,
  seen: Seen,
  headers: Record<string, string> = {},
): Promise<Made | null> {
  const { status, body } = await ask(
    guest,
    'POST',
    '/koie/booking/',
    seen,
    {
      koie,
      arrival_date: arrival,
      departure_date: departure,
      guests_member: 1,
      guests_not_member: guests - 1,
    },
    headers,
  );
  if (status !== 200) return null;
  const after = Date.now() - opening.opensAt.getTime();
  if (after < 0) seen.early += 1;
  seen.booked.push(after);
  return madeIn(body);
}

function madeIn({ booking }: Told): Made | null {
  return booking ? { uuid: booking.uuid, payment: booking.booking_transaction_id } : null;
}

async function pay(guest: Guest, { uuid, payment }: Made, seen: Seen, mayCancel = true): Promise<void> {
  const path = `/payments/stripetransaction/${payment}/`;
  if (isOneOf(SHARES.declined)) await ask(guest, 'PUT', path, seen, { token_id: 'tok_chargeDeclined' });
  const { status } = await ask(guest, 'PUT', path, seen, { token_id: 'tok_visa' });
  if (status !== 200) return;
  seen.paid += 1;
  if (!mayCancel || !isOneOf(SHARES.cancelling)) return;
  const cancellation = `/koie/booking/${uuid}/cancellation/`;
  const quote = await ask(guest, 'GET', cancellation, seen);
  const done = await ask(guest, 'POST', cancellation, seen, { expected_refund: quote.body.refund });
  if (done.status === 200) seen.cancelled += 1;
}

/** Some koier are wanted more than others; parties are of 1 to 4, for one night or two. */
function wishOf({ koier, firstNight, nights }: Opening): Wish {
  const koie = koier[Math.floor(koier.length * Math.random() ** 2)] ?? '';
  const length = 1 + Math.floor(Math.random() * Math.min(2, nights));
  const arrival = addDays(firstNight, Math.floor(Math.random() * (nights - length + 1)));
  const guests = 1 + Math.floor(Math.random() * MOST_PARTY);
  return { koie, arrival, departure: addDays(arrival, length), guests };
}

function isOneOf(share: number): boolean {
  return Math.random() * 100 < share;
}

/** Each guest has an address of their own, as the load balancer would tell it. What cannot be sent counts as «failed». */
function ask(
  { url, token, number }: Guest,
  method: string,
  path: string,
  seen: Seen,
  sent?: object,
  more: Record<string, string> = {},
): Promise<Answer> {
  const body = sent ? JSON.stringify(sent) : '';
  const headers = {
    Authorization: `Bearer ${token}`,
    'X-Forwarded-For': `10.20.${number >> 8}.${number & 255}`,
    ...(body && { 'Content-Type': 'application/json', 'Content-Length': Buffer.byteLength(body) }),
    ...more,
  };
  return new Promise((resolve) => {
    const done = (answer: Answer, what: string) => {
      seen.answers.set(what, (seen.answers.get(what) ?? 0) + 1);
      resolve(answer);
    };
    const fail = (error: Error) => done({ status: 0, body: {} }, `failed: ${error.message}`);
    request(`${url}${path}`, { method, headers, agent }, (response) => {
      const chunks: Buffer[] = [];
      response.on('data', (chunk: Buffer) => chunks.push(chunk));
      response.on('error', fail);
      response.on('end', () => {
        const status = response.statusCode ?? 0;
        const text = Buffer.concat(chunks).toString();
        const read = text.startsWith('{') ? JSON.parse(text) : {};
        done({ status, body: read }, `${method} ${status} ${read.code ?? ''}`.trim());
      });
    })
      .on('error', fail)
      .end(body);
  });
}
