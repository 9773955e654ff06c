import type { Language } from '../../models/index.js';
import { addDays, today } from '../../platform/clock.js';
import { dayAndTime, longDate } from '../../platform/format.js';
import { log } from '../../platform/log.js';
import { RemoteFailure } from '../../platform/remote-answers.js';
import { type DayForecast, forecastByDay } from './days.js';
import { type AskMetOptions, askMet, type MetForecast, type Place } from './met.js';
import { weatherInWords, weatherTexts } from './words.js';

/** A stay that the weather is wanted of. Days are Oslo's. */
export interface WeatherStay extends Place {
  arrivalDate: string;
  departureDate: string;
}

/** The forecast of a stay, ready to show, with who is to be named for it. */
export interface ForecastView {
  heading: string;
  /** The days of the stay, that of departure too, as far as the forecast goes. */
  days: { day: string; weather: string }[];
  source: string;
  links: { label: string; link: string }[];
  updated: string;
}

/** How far MET's forecasts go: nine days, and the rest of today. */
const DAYS_AHEAD = 9;

/**
 * The forecast of the days of a stay that are still to come. Null for a stay that is over or beyond what can be foretold,
 * and whenever there is no good answer in time: nothing depends on it. Never to be called inside a transaction.
 */
export async function stayForecast(
  stay: WeatherStay,
  language: Language,
  options: AskMetOptions = {},
): Promise<ForecastView | null> {
  const now = today();
  if (stay.departureDate < now || stay.arrivalDate > addDays(now, DAYS_AHEAD)) return null;
  const forecast = await answered(stay, options);
  const days = forecast ? forecastByDay(forecast.moments, stay.arrivalDate, stay.departureDate) : [];
  const ahead = days.filter(({ day }) => day >= now);
  return forecast && ahead.length > 0 ? forecastView(language, forecast.updatedAt, ahead) : null;
}

/** Days of a forecast that was made at a moment, ready to show. */
export function forecastView(
  language: Language,
  updatedAt: Date,
  days: readonly DayForecast[],
): ForecastView {
  const t = weatherTexts(language);
  return {
    heading: t.heading,
    days: days.map((day) => ({ day: longDate(language, day.day), weather: weatherInWords(day, language) })),
    source: t.source,
    links: [
      { label: t.met, link: 'https://www.yr.no/' },
      { label: t.licence, link: 'https://creativecommons.org/licenses/by/4.0/' },
    ],
    updated: t.updated(dayAndTime(language, updatedAt)),
  };
}

async function answered(place: Place, options: AskMetOptions): Promise<MetForecast | null> {
  try {
    return await askMet(place, options);
  } catch (error) {
    if (!(error instanceof RemoteFailure)) throw error;
    log.warn({ err: error }, 'no weather forecast');
    return null;
  }
}
