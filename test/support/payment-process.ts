import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { config } from '../../config/index.js';
import { connect } from '../../src/database/connect.js';
import { setReadiness } from '../../src/platform/readiness.js';
import { DomainError } from '../../src/platform/refusals/errors.js';
import { cancelBooking } from '../../src/services/bookings/cancel.js';
import { changeForGuest } from '../../src/services/bookings/guest-change.js';
import type { Move } from '../../src/services/bookings/move.js';
import { type Choice, chooseActs, workOff } from '../../src/services/closures/index.js';
import { deliverDue } from '../../src/services/mail/index.js';
import {
  handleStripeEvent,
  pay,
  paymentPage,
  settleOpenPayments,
} from '../../src/services/payments/index.js';
import { BOARD_DEEDS } from './board-deeds.js';
import { callerOf } from './payments.js';

/** What a process of its own is to do: the same functions that the server calls, with the configured gateway. */
export type PaymentWork =
  | { do: 'pay'; payments: { paymentId: string; tokenId: string; ntnuiNo: number }[] }
  | { do: 'settle' }
  | { do: 'page'; uuid: string }
  | { do: 'cancel'; bookingId: number }
  | { do: 'board'; deed: keyof typeof BOARD_DEEDS; bookingId: number }
  | { do: 'change'; bookingId: number; stay: Move; differenceNok: number }
  | { do: 'seeTo'; closureId: number; choices: Choice[]; user: number }
  | { do: 'minute'; smtpUrl: string }
  | { do: 'serve' }
  | { do: 'event'; raw: string; signature: string };

// Loaded before it is told what to do, so that it can be started ahead.
let told = '';
for await (const chunk of process.stdin) told += String(chunk);
if (told === '') process.exit();
const work = JSON.parse(told) as PaymentWork;
const sequelize = connect(config.databaseUrl ?? '');

async function carryOut(): Promise<unknown> {
  if (work.do === 'serve') return serve();
  if (work.do === 'settle') return settleOpenPayments();
  if (work.do === 'page') return paymentPage(work.uuid);
  if (work.do === 'cancel')
    return cancelBooking(work.bookingId, { reason: 'Stengt vei', refund: 'none' }, { source: 'panel' });
  if (work.do === 'board') return BOARD_DEEDS[work.deed](work.bookingId);
  if (work.do === 'change') {
    const { bookingId, stay, differenceNok: expectedDifferenceNok } = work;
    return changeForGuest(bookingId, { stay, expectedDifferenceNok }, { source: 'guest_link' });
  }
  if (work.do === 'seeTo') {
    const { closureId, choices, user } = work;
    await chooseActs(closureId, choices, 48, { source: 'panel', user });
    return workOff({ closureId, source: 'panel' });
  }
  if (work.do === 'minute')
    return Promise.all([workOff(), settleOpenPayments(), deliverDue({ smtpUrl: work.smtpUrl })]);
  if (work.do === 'event') return handleStripeEvent(Buffer.from(work.raw), work.signature);
  return Promise.all(
    work.payments.map(({ paymentId, tokenId, ntnuiNo }) =>
      pay(paymentId, tokenId, callerOf(ntnuiNo)).catch((error: unknown) =>
        error instanceof DomainError ? error.code : String(error),
      ),
    ),
  );
}

/** Serves the API until it is killed. */
async function serve(): Promise<string> {
  const { createApp } = await import('../../src/app.js');
  setReadiness('ready');
  const server = createServer(createApp((_request, _response, next) => next()));
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  return `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
}

process.stdout.write(`${JSON.stringify((await carryOut()) ?? null)}\n`);
if (work.do !== 'serve') await sequelize.close();
