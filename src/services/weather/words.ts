import type { Language } from '../../models/index.js';
import { decimal } from '../../platform/format.js';
import type { DayForecast } from './days.js';

/** https://github.com/metno/weathericons: what a code is made of, and how yr.no says it. */
const CODE = /^(light|heavy)?s?(rain|sleet|snow)(showers)?(andthunder)?$/;
const SKIES: Record<Language, Record<string, string>> = {
  nb: { clearsky: 'klarvær', fair: 'lettskyet', partlycloudy: 'delvis skyet', cloudy: 'skyet', fog: 'tåke' },
  en: {
    clearsky: 'clear sky',
    fair: 'fair',
    partlycloudy: 'partly cloudy',
    cloudy: 'cloudy',
    fog: 'fog',
  },
};
const FALLING: Record<Language, Record<string, string>> = {
  nb: { rain: 'regn', sleet: 'sludd', snow: 'snø' },
  en: { rain: 'rain', sleet: 'sleet', snow: 'snow' },
};

const TEXTS = {
  nb: {
    heading: 'Været',
    dry: 'opphold',
    precipitation: (mm: string) => `${mm}\u00a0mm nedbør`,
    wind: (ms: string) => `vind opptil ${ms}\u00a0m/s`,
    source: 'Sammendrag av varselet fra',
    updated: (at: string) => `Oppdatert ${at}.`,
    met: 'Meteorologisk institutt (MET) / Yr',
    licence: 'lisens CC BY 4.0',
  },
  en: {
    heading: 'The weather',
    dry: 'dry',
    precipitation: (mm: string) => `${mm}\u00a0mm precipitation`,
    wind: (ms: string) => `wind up to ${ms}\u00a0m/s`,
    source: 'Summary of the forecast by',
    updated: (at: string) => `Updated ${at}.`,
    met: 'the Norwegian Meteorological Institute (MET Norway) / Yr',
    licence: 'licence CC BY 4.0',
  },
} as const;

/** The texts around a forecast, with who is to be named: https://api.met.no/doc/License */
export function weatherTexts(language: Language) {
  return TEXTS[language];
}

/** A day's weather on a line, such as «lett snø, −8 til −3 °C, 2,4 mm nedbør, vind opptil 6 m/s». */
export function weatherInWords(
  { symbol, lowest, highest, precipitationMm, windMs }: DayForecast,
  language: Language,
): string {
  const t = TEXTS[language];
  const degrees = [...new Set([lowest, highest])].map((value) => decimal(language, value));
  return [
    skyInWords(symbol, language),
    `${degrees.join(language === 'en' ? ' to ' : ' til ')}\u00a0°C`,
    precipitationMm >= 0.05 ? t.precipitation(decimal(language, precipitationMm)) : t.dry,
    t.wind(decimal(language, windMs)),
  ]
    .filter((part) => part !== '')
    .join(', ');
}

/** What the sky is like; empty for a code that is not known. */
function skyInWords(symbol: string, language: Language): string {
  const [, strength, what, isShowers, hasThunder] = CODE.exec(symbol) ?? [];
  if (!what) return SKIES[language][symbol] ?? '';
  const falling = FALLING[language][what] ?? '';
  const thunder = hasThunder ? (language === 'en' ? ' and thunder' : ' og torden') : '';
  if (language === 'en')
    return `${strength ? `${strength} ` : ''}${falling}${isShowers ? ' showers' : ''}${thunder}`;
  const stem = what === 'rain' ? 'regn' : what === 'sleet' ? 'sludd' : 'snø';
  const light = isShowers ? 'lette ' : 'lett ';
  const heavy = isShowers ? 'kraftige ' : what === 'snow' ? 'tett ' : 'kraftig ';
  const how = strength === 'light' ? light : strength === 'heavy' ? heavy : '';
  return `${how}${isShowers ? `${stem}byger` : falling}${thunder}`;
}
