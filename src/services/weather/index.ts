// See README.md.
export { type ForecastView, forecastView, stayForecast } from './forecast.js';
export type { AskMetOptions } from './met.js';
