import Joi from 'joi';
import { config } from '../../../config/index.js';
import { askRemote } from '../../platform/remote-answers.js';

/** A place as the database has it: degrees as decimal text, metres above the sea (0: not known). */
export interface Place {
  latitude: string;
  longitude: string;
  altitude: number;
}

/** What falls, and what the sky is like, from a moment on for so many hours. */
interface Period {
  summary: { symbol_code: string };
  details: { precipitation_amount?: number };
}

/** A moment of the forecast: each hour at first, later each sixth. */
export interface Moment {
  time: Date;
  data: {
    instant: { details: { air_temperature?: number; wind_speed?: number } };
    next_1_hours?: Period;
    next_6_hours?: Period;
  };
}

/** A forecast as MET gives it: degrees Celsius, mm, m/s. */
export interface MetForecast {
  updatedAt: Date;
  moments: Moment[];
}

/** For tests, another address and a shorter wait. */
export interface AskMetOptions {
  apiBase?: string;
  /** Who asks, and how to reach them; without it MET is not asked. */
  userAgent?: string | undefined;
  /** For the whole answer; there is one try. */
  timeoutMs?: number;
  signal?: AbortSignal;
}

const TIMEOUT_MS = 3000;
/** MET refuses more: https://api.met.no/doc/TermsOfService */
const DECIMALS = 4;

const period = Joi.object({
  summary: Joi.object({ symbol_code: Joi.string().required() }).required().unknown(),
  details: Joi.object({ precipitation_amount: Joi.number().min(0) })
    .default({})
    .unknown(),
}).unknown();

/** What we use of https://docs.api.met.no/doc/ForecastJSON and https://api.met.no/doc/locationforecast/datamodel */
const AnswerSchema = Joi.object({
  properties: Joi.object({
    meta: Joi.object({ updated_at: Joi.date().iso().required() }).required().unknown(),
    timeseries: Joi.array()
      .items(
        Joi.object({
          time: Joi.date().iso().required(),
          data: Joi.object({
            instant: Joi.object({
              details: Joi.object({
                air_temperature: Joi.number().min(-90).max(60),
                wind_speed: Joi.number().min(0),
              })
                .required()
                .unknown(),
            })
              .required()
              .unknown(),
            next_1_hours: period,
            next_6_hours: period,
          })
            .required()
            .unknown(),
        }).unknown(),
      )
      .min(1)
      .required(),
  })
    .required()
    .unknown(),
})
  .required()
  .unknown();

/**
 * MET's forecast for a place, as it is kept or asked for now; null for a place that nobody has told (0, 0), and where
 * `WEATHER_USER_AGENT` is not set. Throws RemoteFailure when there is no answer in time that can be used.
 */
export async function askMet(
  place: Place,
  {
    apiBase = config.weather.apiBase,
    userAgent = config.weather.userAgent,
    timeoutMs = TIMEOUT_MS,
    signal,
  }: AskMetOptions = {},
): Promise<MetForecast | null> {
  const [lat, lon] = [rounded(place.latitude), rounded(place.longitude)];
  if (!userAgent || (lat === 0 && lon === 0)) return null;
  const altitude = place.altitude > 0 ? `&altitude=${Math.round(place.altitude)}` : '';
  return askRemote(`${apiBase}/compact?lat=${lat}&lon=${lon}${altitude}`, {
    read,
    headers: { 'User-Agent': userAgent },
    timeoutMs,
    tries: 1,
    ...(signal ? { signal } : {}),
  });
}

function rounded(degrees: string): number {
  return Number(Number(degrees).toFixed(DECIMALS));
}

function read(body: unknown): MetForecast {
  const { properties } = Joi.attempt(body, AnswerSchema) as {
    properties: { meta: { updated_at: Date }; timeseries: Moment[] };
  };
  return { updatedAt: properties.meta.updated_at, moments: properties.timeseries };
}
