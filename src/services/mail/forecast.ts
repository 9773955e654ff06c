import type { EmailKind, Language } from '../../models/index.js';
import { type AskMetOptions, type ForecastView, stayForecast } from '../weather/index.js';
import { mailBooking } from './booking-data.js';
import { fillIn } from './templates.js';

/** Stands in a mail that waits where the forecast comes; a comment, so that the preview does not show it. */
const FORECAST_MARK = '<!-- forecast -->';

interface Leaving {
  kind: EmailKind;
  bookingId: number | null;
  language: Language;
  html: string;
  text: string;
}

/** The information mail as it leaves: with the forecast for the stay, where there is one in time. */
export async function withForecast<M extends Leaving>(mail: M, options?: AskMetOptions): Promise<M> {
  if (mail.kind !== 'koie_information' || !mail.html.includes(FORECAST_MARK)) return mail;
  const booking = mail.bookingId === null ? null : await mailBooking(mail.bookingId);
  return filledIn(mail, booking && (await stayForecast(booking, mail.language, options)));
}

/** A mail with a forecast where its place is kept; without one, as if there were no such place. */
export function filledIn<M extends Pick<Leaving, 'html' | 'text'>>(
  mail: M,
  forecast: ForecastView | null,
): M {
  const filled = (format: 'html' | 'txt') =>
    forecast ? fillIn(`parts/forecast.${format}.ejs`, { forecast }) : '';
  // As functions: the words of a replacement may have `$` in them.
  return {
    ...mail,
    html: mail.html.replace(FORECAST_MARK, () => filled('html')),
    text: mail.text.replace(`${FORECAST_MARK}\n\n`, () => filled('txt')),
  };
}
