import { EventEmitter, once } from 'node:events';
import type { AddressInfo, Socket } from 'node:net';
import { type ParsedMail, simpleParser } from 'mailparser';
import { SMTPServer, type SMTPServerDataStream, type SMTPServerSession } from 'smtp-server';

/**
 * What goes wrong with a mail. `refuse`: its recipient, for good. `defer`: its text, for now. `swallow`: it is
 * accepted and the connection cut instead of saying so. `hang`: nothing is answered. `cut`: the connection,
 * before the mail is accepted.
 */
export type SmtpFault = 'refuse' | 'defer' | 'swallow' | 'hang' | 'cut';

/** A mail that the double has taken, whether or not it could say so. */
export interface AcceptedMail {
  recipients: string[];
  raw: Buffer;
  acceptedAt: number;
  /** Whether the sender was not told. */
  swallowed: boolean;
}

/** An SMTP server on a free port, which keeps what it is sent and fails as told. */
export class SmtpDouble {
  readonly accepted: AcceptedMail[] = [];
  url = '';
  /** How long it takes over each mail. */
  delayMs = 0;
  /** What happens to a mail: asked once for each, when its recipient is known. */
  faultFor: (recipient: string) => SmtpFault | undefined = () => undefined;
  readonly #sockets = new Map<number, Socket>();
  readonly #arrivals = new EventEmitter();
  readonly #faults = new WeakMap<object, SmtpFault>();
  readonly #server = new SMTPServer({
    disabledCommands: ['STARTTLS', 'AUTH'],
    logger: false,
    onRcptTo: ({ address }, session, done) => {
      const fault = this.faultFor(address);
      if (fault) this.#faults.set(session, fault);
      else this.#faults.delete(session);
      if (fault === 'refuse') done(smtpError(550, '5.1.1 No such mailbox'));
      else done();
    },
    // A sender that dies in the middle of its mail has sent none.
    onData: (stream, session, done) => void this.#take(stream, session, done).catch(() => undefined),
  });

  async start(): Promise<this> {
    this.#server.server.on('connection', (socket: Socket) => {
      const port = socket.remotePort ?? 0;
      this.#sockets.set(port, socket);
      socket.once('close', () => this.#sockets.delete(port));
    });
    this.#server.on('error', () => undefined);
    await new Promise<void>((resolve) => this.#server.listen(0, '127.0.0.1', resolve));
    this.url = `smtp://127.0.0.1:${(this.#server.server.address() as AddressInfo).port}`;
    return this;
  }

  async stop(): Promise<void> {
    const closed = new Promise<void>((resolve) => this.#server.close(() => resolve()));
    for (const socket of this.#sockets.values()) socket.destroy();
    await closed;
  }

  /** Waits until so many mails have been accepted. */
  async received(count: number): Promise<void> {
    while (this.accepted.length < count) await once(this.#arrivals, 'mail');
  }

  /** The accepted mails as a mail program reads them. */
  parsed(): Promise<ParsedMail[]> {
    return Promise.all(this.accepted.map(({ raw }) => simpleParser(raw)));
  }

  async #take(
    stream: SMTPServerDataStream,
    session: SMTPServerSession,
    done: (error?: Error | null) => void,
  ): Promise<void> {
    const chunks: Buffer[] = [];
    for await (const chunk of stream) chunks.push(chunk);
    if (this.delayMs > 0) await new Promise((resolve) => setTimeout(resolve, this.delayMs));
    const fault = this.#faults.get(session);
    if (fault === 'hang') return;
    if (fault === 'cut') return this.#cut(session);
    if (fault === 'defer') return done(smtpError(451, '4.3.0 Try again later'));
    this.accepted.push({
      recipients: session.envelope.rcptTo.map(({ address }) => address),
      raw: Buffer.concat(chunks),
      acceptedAt: Date.now(),
      swallowed: fault === 'swallow',
    });
    this.#arrivals.emit('mail');
    if (fault === 'swallow') this.#cut(session);
    else done();
  }

  #cut(session: SMTPServerSession): void {
    this.#sockets.get(session.remotePort)?.destroy();
  }
}

function smtpError(responseCode: number, message: string): Error {
  return Object.assign(new Error(message), { responseCode });
}
