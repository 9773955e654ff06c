import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { projectRoot } from '../../config/index.js';
import { EMAIL_KINDS, type EmailKind, LANGUAGES, type Language } from '../models/index.js';
import type { BookingChange } from '../services/mail/change-view.js';
import { filledIn } from '../services/mail/forecast.js';
import {
  type RenderedMail,
  renderAccountMail,
  renderBoardMessage,
  renderBookingMail,
  renderLostKey,
  renderOverdueSummary,
} from '../services/mail/render.js';
import {
  SAMPLE_LOST_KEY,
  SAMPLE_MOVE,
  SAMPLE_OFFER,
  sampleBooking,
  sampleForecast,
  sampleMessage,
  sampleOverdueKeys,
} from './mail-samples.js';

const HELP = `npm run mail:preview

Writes every mail in every language to mail-preview/, as HTML and as plain text, with an invented guest.
Nothing is sent, and no database is needed.
`;

if (process.argv.includes('--help')) {
  process.stdout.write(HELP);
} else {
  const folder = join(projectRoot, 'mail-preview');
  await writePreviews(folder);
  process.stdout.write(`${EMAIL_KINDS.length * LANGUAGES.length} mails written to ${folder}\n`);
}

async function writePreviews(folder: string): Promise<void> {
  await mkdir(folder, { recursive: true });
  for (const kind of EMAIL_KINDS) {
    for (const language of LANGUAGES) {
      const mail = sampleMail(kind, language);
      const { subject, calendar } = mail;
      const { html, text } = filledIn(mail, sampleForecast(language));
      const file = join(folder, `${kind}.${language}`);
      await writeFile(`${file}.html`, html);
      await writeFile(`${file}.txt`, `${subject}\n\n${text}`);
      if (calendar) await writeFile(`${file}.ics`, calendar);
    }
  }
}

function sampleMail(kind: EmailKind, language: Language): RenderedMail {
  if (kind === 'key_overdue_summary')
    return renderOverdueSummary(language, '2026-12-17', sampleOverdueKeys(language));
  if (kind === 'key_lost') return renderLostKey(language, SAMPLE_LOST_KEY);
  if (
    kind === 'new_sign_in' ||
    kind === 'password_changed' ||
    kind === 'sign_in_changed' ||
    kind === 'password_invitation' ||
    kind === 'password_reset'
  ) {
    const browser = kind === 'new_sign_in' ? 'Firefox, Windows' : undefined;
    return renderAccountMail(kind, sampleBooking(language), {
      at: new Date('2026-12-17T08:05:00Z'),
      browser,
      what: kind === 'sign_in_changed' ? 'totp_added' : undefined,
    });
  }
  const booking = sampleBooking(language, {
    awaitsCard: kind === 'payment_link',
    ...(kind === 'payment_link' ? { chargedOre: 0, balanceOre: 32_000 } : {}),
    ...(kind === 'booking_moved'
      ? { keyStatus: 'not_picked_up', chargedOre: 16_000, balanceOre: 16_000 }
      : {}),
    ...(kind === 'waitlist_offer' || kind === 'waitlist_expired'
      ? { isConfirmed: false, chargedOre: 0, balanceOre: 32_000, hasReceipts: false }
      : {}),
    ...(kind === 'closure_offer' || kind === 'all_clear' ? { keyStatus: 'not_picked_up' } : {}),
    ...(kind === 'booking_cancelled' || kind === 'payment_refunded' ? { refundedOre: 32_000 } : {}),
  });
  if (kind === 'board_message') return renderBoardMessage(booking, sampleMessage(language));
  const changes: Partial<Record<EmailKind, BookingChange>> = {
    booking_moved: SAMPLE_MOVE,
    closure_offer: SAMPLE_OFFER,
    waitlist_offer: SAMPLE_OFFER,
  };
  const change = changes[kind] ?? { paidOre: 32_000 };
  return renderBookingMail(kind, booking, change);
}
