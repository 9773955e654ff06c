import { osloDayOf, osloMoment } from '../../platform/clock.js';
import type { Moment } from './met.js';

/** The weather of an Oslo day, from the first moment that the forecast has of it. */
export interface DayForecast {
  day: string;
  /** MET's code for the sky in the middle of the day, without `_day` and `_night`. */
  symbol: string;
  /** Degrees Celsius. */
  lowest: number;
  highest: number;
  precipitationMm: number;
  /** The strongest mean wind, m/s. */
  windMs: number;
}

const HOUR_MS = 60 * 60_000;

/** The days from one Oslo day to another, both included, that the forecast says enough of. */
export function forecastByDay(moments: readonly Moment[], from: string, to: string): DayForecast[] {
  const precipitation = precipitationByDay(moments);
  const days = new Map<string, Moment[]>();
  for (const moment of moments) {
    const day = osloDayOf(moment.time);
    if (day >= from && day <= to) days.set(day, [...(days.get(day) ?? []), moment]);
  }
  return [...days].flatMap(([day, ofDay]) => {
    const symbol = symbolOf(day, ofDay);
    const temperatures = valuesOf(ofDay, 'air_temperature');
    const winds = valuesOf(ofDay, 'wind_speed');
    if (!symbol || temperatures.length === 0 || winds.length === 0) return [];
    return {
      day,
      symbol,
      lowest: Math.round(Math.min(...temperatures)),
      highest: Math.round(Math.max(...temperatures)),
      precipitationMm: precipitation.get(day) ?? 0,
      windMs: Math.round(Math.max(...winds)),
    };
  });
}

function valuesOf(moments: readonly Moment[], name: 'air_temperature' | 'wind_speed'): number[] {
  return moments.flatMap(({ data }) => data.instant.details[name] ?? []);
}

/** Of the six hours (or else the hour) whose middle is nearest to the middle of the day as one is out: 14:00. */
function symbolOf(day: string, moments: readonly Moment[]): string | undefined {
  const noon = osloMoment(day, '14:00').getTime();
  const nearest = moments
    .flatMap(({ time, data }) => {
      const period = data.next_6_hours ?? data.next_1_hours;
      const middle = time.getTime() + (data.next_6_hours ? 3 : 0.5) * HOUR_MS;
      return period ? { code: period.summary.symbol_code, away: Math.abs(middle - noon) } : [];
    })
    .sort((a, b) => a.away - b.away)[0];
  return nearest?.code.replace(/_(day|night|polartwilight)$/, '');
}

/** Each hour counts once: the forecast has those of an hour and, overlapping, those of six. By the day they begin on. */
function precipitationByDay(moments: readonly Moment[]): Map<string, number> {
  const sums = new Map<string, number>();
  let counted = 0;
  for (const { time, data } of moments) {
    if (time.getTime() < counted) continue;
    const hours = data.next_1_hours ? 1 : 6;
    const period = data.next_1_hours ?? data.next_6_hours;
    if (!period) continue;
    counted = time.getTime() + hours * HOUR_MS;
    const day = osloDayOf(time);
    sums.set(day, (sums.get(day) ?? 0) + (period.details.precipitation_amount ?? 0));
  }
  return sums;
}
