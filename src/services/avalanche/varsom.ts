import Joi from 'joi';
import { config } from '../../../config/index.js';
import { isCalendarDay, osloMoment } from '../../platform/clock.js';
import { askRemote, RemoteFailure } from '../../platform/remote-answers.js';

/** What Varsom says of a region and day. Level 0 is «not assessed». */
export interface Warning {
  /** Oslo day. */
  day: string;
  /** 0 to 5. */
  level: number;
  textNb: string;
  textEn: string;
  /** Its page at Varsom's. */
  link: string;
  publishedAt: Date;
}

/** The keys of Varsom's languages. */
const LANGUAGES = { nb: 1, en: 2 } as const;
const TIMEOUT_MS = 10_000;
const TRIES = 2;
const LONGEST_TEXT = 2000;
const WARNING_PAGES = 'https://www.varsom.no/snoskred/varsling/varsel';

interface RawWarning {
  RegionId: number;
  RegionName: string;
  DangerLevel: number;
  ValidFrom: string;
  PublishTime: string;
  MainText: string | null;
}

const moment = Joi.string().pattern(/^\d{4}-\d\d-\d\dT\d\d:\d\d(:\d\d(\.\d+)?)?(Z|[+-]\d\d:\d\d)?$/);

/** `AvalancheWarningSimple`, as https://api.nve.no/doc/snoeskredvarsel/ describes it: what we use of it. */
const AnswerSchema = Joi.array()
  .items(
    Joi.object<RawWarning>({
      RegionId: Joi.number().integer().required(),
      RegionName: Joi.string().required(),
      // A string in the documentation.
      DangerLevel: Joi.number().integer().min(0).max(5).required(),
      ValidFrom: moment.required(),
      PublishTime: moment.required(),
      MainText: Joi.string().allow('', null).default(''),
    }).unknown(),
  )
  .min(1)
  .required();

/**
 * The warnings of a region from one Oslo day to another, by day, as Varsom has them now: one request a language, 10
 * seconds, two tries. Where the two languages do not agree (one of them is older), the higher level counts.
 * Throws RemoteFailure when there is no answer in either, or an empty or malformed one.
 */
export async function askVarsom(
  region: number,
  { from, to }: { from: string; to: string },
  { apiBase = config.avalancheApiBase, timeoutMs = TIMEOUT_MS, isKept = true, signal }: AskOptions = {},
): Promise<Warning[]> {
  const ask = (language: 'nb' | 'en') => {
    const path = `AvalancheWarningByRegion/Simple/${region}/${LANGUAGES[language]}/${from}/${to}`;
    return askRemote(`${apiBase}/${path}`, {
      read: (body) => read(body, region),
      timeoutMs,
      tries: TRIES,
      isKept,
      ...(signal ? { signal } : {}),
    });
  };
  const [nb, en] = await Promise.allSettled([ask('nb'), ask('en')]);
  if (nb.status === 'rejected' && en.status === 'rejected') throw nb.reason;
  const warnings = new Map<string, Warning>();
  for (const [language, answer] of [['nb', nb] as const, ['en', en] as const]) {
    for (const raw of answer.status === 'fulfilled' ? answer.value : []) {
      const warning = warningOf(raw, language);
      if (warning.day >= from && warning.day <= to)
        warnings.set(warning.day, merged(warnings.get(warning.day), warning));
    }
  }
  if (warnings.size === 0) throw new RemoteFailure('its answer has none of the days', false);
  return [...warnings.values()].sort((a, b) => a.day.localeCompare(b.day));
}

/** For tests, another address and a shorter wait; for a dry run, nothing is kept. */
export interface AskOptions {
  apiBase?: string;
  timeoutMs?: number | undefined;
  isKept?: boolean;
  signal?: AbortSignal | undefined;
}

function read(body: unknown, region: number): RawWarning[] {
  const warnings: RawWarning[] = Joi.attempt(body, AnswerSchema);
  if (
    !warnings.every(({ RegionId, ValidFrom }) => RegionId === region && isCalendarDay(ValidFrom.slice(0, 10)))
  )
    throw new RangeError('It is about another region, or a day that is none');
  return warnings;
}

function warningOf(raw: RawWarning, language: 'nb' | 'en'): Warning {
  const day = raw.ValidFrom.slice(0, 10);
  const text = (raw.MainText ?? '').trim().slice(0, LONGEST_TEXT);
  return {
    day,
    level: raw.DangerLevel,
    textNb: language === 'nb' ? text : '',
    textEn: language === 'en' ? text : '',
    link: `${WARNING_PAGES}/${encodeURIComponent(raw.RegionName)}/${day}`,
    publishedAt: momentOf(raw.PublishTime),
  };
}

function merged(known: Warning | undefined, other: Warning): Warning {
  if (!known) return other;
  return {
    ...known,
    level: Math.max(known.level, other.level),
    textNb: known.textNb || other.textNb,
    textEn: known.textEn || other.textEn,
    publishedAt: new Date(Math.min(known.publishedAt.getTime(), other.publishedAt.getTime())),
  };
}

/** Times without a zone are Oslo's. */
function momentOf(text: string): Date {
  const hasZone = /(Z|[+-]\d\d:\d\d)$/.test(text);
  return hasZone ? new Date(text) : osloMoment(text.slice(0, 10), text.slice(11));
}
