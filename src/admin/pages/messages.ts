import { randomUUID } from 'node:crypto';
import { config } from '../../../config/index.js';
import { KEY_STATUSES, Koie, LANGUAGES } from '../../models/index.js';
import { isCalendarDay } from '../../platform/clock.js';
import { DomainError } from '../../platform/refusals/errors.js';
import { PLACEHOLDERS, sender } from '../../services/mail/index.js';
import { type Audience, recipientsOf, STAYS } from '../../services/messages/recipients.js';
import { sendMessage, sendTestMessage } from '../../services/messages/send.js';
import { sentMessage, sentMessages } from '../../services/messages/sent.js';
import { actionText } from '../locales/answers.js';
import { actorOf, type PanelUser, userOf } from '../panel-user.js';
import { type PageContext, type PageRequest, textIn, told } from './page.js';

/** A message that was sent, or what is needed to write one: who is chosen, and what was sent before. */
export type MessagesPage = Awaited<ReturnType<typeof written>> | Awaited<ReturnType<typeof toWrite>>;
export type NewMessage = Awaited<ReturnType<typeof toWrite>>;
export type WrittenMessage = NonNullable<Awaited<ReturnType<typeof written>>['message']>;

type Values = Record<string, unknown>;

const SHOWN = 20;
const FIELDS = ['from', 'to', 'recipients', 'subjectNb', 'textNb', 'subjectEn', 'textEn'];
const UUID = /^[\da-f]{8}(-[\da-f]{4}){3}-[\da-f]{12}$/;
const MOST_IDS = 1000;

/**
 * The messages of the board. The query says who is chosen: `bookings`, or `stay`, `from` and `to`, with `koier`, `key`,
 * `paid` and `language`; or `message`, one that was sent. A POST with the same, `uuid` and a draft sends it to those of
 * `shown`, or with `test` to whoever asks.
 */
export async function messages(request: PageRequest, _response: unknown, context: PageContext) {
  const user = userOf(context);
  const { payload = {}, query = {} } = request;
  if (request.method === 'post')
    return told(
      user,
      () => (textIn(payload, 'test') === 'yes' ? test(payload, user) : send(payload, user)),
      FIELDS,
    );
  const [id] = idsIn(query, 'message');
  return id === undefined ? toWrite(query, user) : written(id);
}

async function written(id: number) {
  const message = await sentMessage(id);
  if (!message) throw new DomainError('not_found');
  return { isWritten: true as const, message };
}

async function toWrite(query: Values, user: PanelUser) {
  const audience = audienceIn(query);
  const [koier, sent, chosen] = await Promise.all([
    Koie.findAll({ attributes: ['id', 'name'], order: ['name'], raw: true }),
    sentMessages(SHOWN),
    chosenBy(audience, user),
  ]);
  return {
    isWritten: false as const,
    // Made before anything is sent, so that what is sent twice leaves once.
    uuid: randomUUID(),
    koier: koier.map(({ id, name }) => ({ id, name })),
    audience,
    recipients: null,
    errors: {},
    ...chosen,
    sent,
    placeholders: PLACEHOLDERS,
    replyTo: config.boardEmail ?? sender().address,
    isMailSetUp: Boolean(config.smtpUrl),
  };
}

/** Nobody is looked up until enough is chosen. */
async function chosenBy(audience: Audience, user: PanelUser) {
  const { bookings, from, to } = audience;
  if (bookings.length === 0 && !(from && to)) return {};
  const answer = await told(user, async () => ({ recipients: await recipientsOf(audience) }), FIELDS);
  return 'recipients' in answer ? answer : { errors: answer.errors ?? {} };
}

async function send(payload: Values, user: PanelUser) {
  const uuid = textIn(payload, 'uuid') ?? '';
  if (!UUID.test(uuid)) throw new DomainError('invalid');
  const shown = idsIn(payload, 'shown');
  const message = { uuid, audience: audienceIn(payload), draft: draftIn(payload), shown };
  const { id, count, wasSent } = await sendMessage(message, actorOf(user));
  const text = actionText(wasSent ? 'message_was_sent' : 'message_sent', user.language, { count });
  return { isDone: true, message: id, notice: { message: text, type: 'success' as const } };
}

async function test(payload: Values, user: PanelUser) {
  const message = { audience: audienceIn(payload), draft: draftIn(payload) };
  const address = await sendTestMessage(message, { ...actorOf(user), user: Number(user.id) });
  const text = actionText('test_sent', user.language, { address });
  return { isDone: true, notice: { message: text, type: 'success' as const } };
}

function draftIn(payload: Values) {
  return {
    subjectNb: textIn(payload, 'subjectNb') ?? '',
    textNb: textIn(payload, 'textNb') ?? '',
    subjectEn: textIn(payload, 'subjectEn') ?? '',
    textEn: textIn(payload, 'textEn') ?? '',
  };
}

/** What cannot be chosen is left open; that the choice as a whole is not, the service sees to. */
function audienceIn(values: Values): Audience {
  const oneOf = <Value extends string>(name: string, among: readonly Value[]) =>
    among.find((value) => value === textIn(values, name));
  const day = (name: string) => {
    const text = textIn(values, name);
    return text && text < '3000' && isCalendarDay(text) ? text : undefined;
  };
  const paid = oneOf('paid', ['yes', 'no']);
  return {
    bookings: idsIn(values, 'bookings'),
    stay: oneOf('stay', STAYS) ?? 'staying',
    from: day('from'),
    to: day('to'),
    koier: idsIn(values, 'koier'),
    keyStatus: oneOf('key', KEY_STATUSES),
    isPaid: paid && paid === 'yes',
    language: oneOf('language', LANGUAGES),
  };
}

/** Numbers of records, with commas between. */
function idsIn(values: Values, name: string): number[] {
  const ids = (textIn(values, name) ?? '').split(',').filter((id) => /^[1-9]\d{0,8}$/.test(id));
  return [...new Set(ids.map(Number))].slice(0, MOST_IDS);
}
