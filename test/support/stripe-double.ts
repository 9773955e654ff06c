import { EventEmitter, once } from 'node:events';
import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo, Socket } from 'node:net';
import Stripe from 'stripe';
import { type Answer, type Call, StripeLedger, stripeError } from './stripe-ledger.js';

export const STRIPE_KEY = 'sk_test_double';
export const WEBHOOK_SECRET = 'whsec_double';
const API_ERROR = stripeError(500, { type: 'api_error' });
const KEY_IN_USE = stripeError(409, { type: 'invalid_request_error', code: 'idempotency_key_in_use' });

/** Something that goes wrong with the next call of a kind, or only something to be noticed. */
export interface Fault {
  call: Call;
  /** `connected`: before a byte is read. `received`: before it has any effect. `done`: after its effect. */
  at: 'connected' | 'received' | 'done';
  /** `hang` never answers, `drop` cuts the connection, a number is the status of an error, else it goes on. */
  fail?: 'hang' | 'drop' | 429 | 500;
  /** With a 500 that is `received`: it is kept under the idempotency key, and is the answer to it from then on. */
  isStored?: boolean;
  /** Awaited before that. */
  notice?: () => unknown;
}

interface Kept {
  parameters: string;
  answer: Answer | undefined;
}

/**
 * Stripe's API as far as payments go, over real HTTP, so that child processes reach it by STRIPE_API_BASE.
 * It keeps idempotency keys as Stripe does, remembers every charge, and fails as told.
 */
export class StripeDouble {
  readonly ledger = new StripeLedger();
  /** Every call that was read, in order. */
  readonly calls: { call: Call; idempotencyKey: string | undefined }[] = [];
  url = '';
  readonly #server: Server;
  readonly #keys = new Map<string, Kept>();
  readonly #reached = new EventEmitter();
  /** Connections on which whatever is said goes unread. */
  readonly #unheard = new WeakSet<Socket>();
  /** Keys of requests that have not been answered yet. */
  readonly #inFlight = new Set<string>();
  #faults: Fault[] = [];

  constructor() {
    this.#server = createServer((request, response) => {
      this.#handle(request, response).catch(() => request.socket.destroy());
    });
    this.#server.on('connection', (socket: Socket) => void this.#connected(socket));
  }

  async start(): Promise<void> {
    this.#server.listen(0, '127.0.0.1');
    await once(this.#server, 'listening');
    this.url = `http://127.0.0.1:${(this.#server.address() as AddressInfo).port}`;
  }

  async stop(): Promise<void> {
    this.#server.closeAllConnections();
    this.#server.close();
    await once(this.#server, 'close');
  }

  /** Forgets all, as before the first call. */
  reset(): void {
    this.#faults = [];
    this.#keys.clear();
    this.calls.length = 0;
    this.ledger.clear();
    this.#server.closeAllConnections();
  }

  /** Has the next calls of a kind fail, or be noticed; faults of a kind are used up in order. */
  next(fault: Fault, times = 1): void {
    this.#faults.push(...Array.from({ length: times }, () => fault));
  }

  /** Nothing more goes wrong. */
  forgetFaults(): void {
    this.#faults = [];
  }

  /** Resolves when so many more faults have been reached. */
  reached(times = 1): Promise<void> {
    let left = times;
    return new Promise((resolve) => {
      const count = () => {
        left -= 1;
        if (left > 0) return;
        this.#reached.off('fault', count);
        resolve();
      };
      this.#reached.on('fault', count);
    });
  }

  /** Idempotency keys as they are after a day: forgotten. */
  forgetKeys(): void {
    this.#keys.clear();
  }

  /** Any bytes, signed as Stripe signs them. */
  signed(payload: string) {
    const signature = Stripe.webhooks.generateTestHeaderString({ payload, secret: WEBHOOK_SECRET });
    return { raw: Buffer.from(payload), signature };
  }

  /** An event as Stripe would send it now. */
  event(type: string, objectId: string, { id = `evt_${this.calls.length}_${type}_${objectId}` } = {}) {
    const { refunds, charges, disputes } = this.ledger;
    const object = [...refunds, ...charges, ...disputes].find((one) => one.id === objectId);
    const payload = JSON.stringify({
      id,
      object: 'event',
      type,
      created: Math.floor(Date.now() / 1000),
      data: { object: object ?? this.ledger.intent(objectId) },
    });
    return { id, ...this.signed(payload) };
  }

  async #connected(socket: Socket): Promise<void> {
    if (this.#faults[0]?.at !== 'connected') return;
    const fault = this.#faults.shift();
    this.#unheard.add(socket);
    await this.#reach(fault);
    socket.destroy();
  }

  /** Told before it is noticed when `connected`, since a notice there can be one that never ends. */
  async #reach(fault: Fault | undefined): Promise<void> {
    if (fault?.at === 'connected') this.#reached.emit('fault');
    await fault?.notice?.();
    if (fault?.at !== 'connected') this.#reached.emit('fault');
  }

  async #handle(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const body = await textOf(request);
    if (this.#unheard.has(request.socket)) return;
    const url = new URL(request.url ?? '', this.url);
    const call = callOf(request.method ?? '', url.pathname);
    const key = request.headers['idempotency-key']?.toString();
    if (call) this.calls.push({ call, idempotencyKey: key });
    if (call === 'open_page' && key) {
      if (this.#inFlight.has(key)) return send(response, KEY_IN_USE);
      this.#inFlight.add(key);
      response.once('close', () => this.#inFlight.delete(key));
    }
    const received = await this.#fault(call, 'received');
    if (received?.isStored && key && !this.#keys.has(key)) {
      this.#keys.set(key, { parameters: `${url.pathname}?${body}`, answer: API_ERROR });
    }
    if (received?.fail) return this.#fail(received, response);
    const answer =
      request.headers.authorization === `Bearer ${STRIPE_KEY}`
        ? this.#once(key, `${url.pathname}?${body}`, () => this.ledger.answer(call, url, parameters(body)))
        : stripeError(401, { type: 'invalid_request_error', message: 'Invalid API Key provided' });
    const done = await this.#fault(call, 'done');
    if (done?.fail === 500 && key) this.#keep(key, API_ERROR);
    if (done?.fail) return this.#fail(done, response);
    send(response, answer);
  }

  /** What Stripe does with a key it has seen: the first answer again, whatever it was. */
  #once(key: string | undefined, asked: string, act: () => Answer): Answer {
    if (!key) return act();
    const kept = this.#keys.get(key);
    if (kept && kept.parameters !== asked) {
      return stripeError(400, {
        type: 'idempotency_error',
        message: 'Keys are for the same parameters only',
      });
    }
    if (kept?.answer) return { ...kept.answer, isReplay: true };
    const answer = act();
    // Requests that are refused before they are run are not kept.
    if (answer.status === 200 || answer.status === 402) this.#keys.set(key, { parameters: asked, answer });
    return answer;
  }

  #keep(key: string, answer: Answer): void {
    const kept = this.#keys.get(key);
    if (kept) kept.answer = answer;
  }

  async #fault(call: Call | undefined, at: Fault['at']): Promise<Fault | undefined> {
    const index = this.#faults.findIndex((fault) => fault.call === call && fault.at === at);
    if (index < 0) return undefined;
    const [fault] = this.#faults.splice(index, 1);
    await this.#reach(fault);
    return fault;
  }

  #fail({ fail }: Fault, response: ServerResponse): void {
    if (fail === 'drop') response.socket?.destroy();
    else if (fail === 429)
      send(response, stripeError(429, { type: 'invalid_request_error', code: 'rate_limit' }));
    else if (fail === 500) send(response, API_ERROR);
  }
}

/** A Stripe double for the tests of a describe, as new for each of them. */
export function useStripeDouble(): StripeDouble {
  const double = new StripeDouble();
  before(() => double.start());
  beforeEach(() => double.reset());
  after(() => double.stop());
  return double;
}

function callOf(method: string, path: string): Call | undefined {
  if (method === 'POST' && path === '/v1/payment_intents') return 'charge';
  if (method === 'GET' && path === '/v1/payment_intents') return 'list';
  if (method === 'POST' && /^\/v1\/payment_intents\/[^/]+\/cancel$/.test(path)) return 'cancel';
  if (method === 'GET' && /^\/v1\/payment_intents\/[^/]+$/.test(path)) return 'retrieve';
  if (method === 'POST' && path === '/v1/checkout/sessions') return 'open_page';
  if (method === 'GET' && /^\/v1\/checkout\/sessions\/[^/]+$/.test(path)) return 'read_page';
  if (method === 'POST' && /^\/v1\/checkout\/sessions\/[^/]+\/expire$/.test(path)) return 'expire_page';
  if (method === 'GET' && path === '/v1/events') return 'events';
  if (method === 'GET' && path === '/v1/payouts') return 'payouts';
  if (method === 'GET' && path === '/v1/balance_transactions') return 'balance';
  if (method === 'GET' && /^\/v1\/refunds\/[^/]+$/.test(path)) return 'read_refund';
  if (method === 'GET' && /^\/v1\/disputes\/[^/]+$/.test(path)) return 'read_dispute';
  if (path === '/v1/refunds') return method === 'POST' ? 'refund' : 'refunds';
  return undefined;
}

function parameters(body: string): Map<string, string> {
  return new Map(new URLSearchParams(body));
}

async function textOf(request: IncomingMessage): Promise<string> {
  const chunks: Buffer[] = [];
  for await (const chunk of request) chunks.push(chunk);
  return Buffer.concat(chunks).toString();
}

function send(response: ServerResponse, { status, body, isReplay }: Answer): void {
  response.writeHead(status, {
    'Content-Type': 'application/json',
    'Request-Id': 'req_double',
    ...(isReplay ? { 'Idempotent-Replayed': 'true' } : {}),
  });
  response.end(JSON.stringify(body));
}
