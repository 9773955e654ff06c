import Joi from 'joi';

/** Known to everyone who has read this file, hence refused in production. */
const DEVELOPMENT_SECRET = 'development-only-secret-that-anyone-can-read';
const SECRET_BYTES = 32;
/** OWASP Password Storage Cheat Sheet: scrypt with N=2^15, r=8, p=3 (32 MiB). */
const PASSWORD_COST = 15;
/** A random secret of 32 characters has more, whichever way it is written; `aaaa…` and `changemechangeme…` do not. */
const SECRET_CHARACTERS = 10;
const TRUSTED_ADDRESS =
  /^(loopback|linklocal|uniquelocal|(\d{1,3}\.){3}\d{1,3}(\/\d{1,2})?|[\da-f]*:[\da-f:.]*(\/\d{1,3})?)$/i;

/** The environment after validation, under its own names. */
export interface Environment {
  NODE_ENV: 'development' | 'test' | 'production';
  PORT: number;
  HOST: string;
  DATA_DIR: string;
  DATABASE_URL?: string;
  POSTGRES_DB?: string;
  POSTGRES_USER?: string;
  POSTGRES_PASSWORD?: string;
  POSTGRES_HOST?: string;
  POSTGRES_PORT?: number;
  DATABASE_POOL_SIZE: number;
  SEED: 'on' | 'off';
  SMTP_URL?: string;
  MAIL_FROM: string;
  BOARD_EMAIL?: string;
  MAILGUN_API_KEY?: string;
  MAILGUN_PASSWORD?: string;
  PUBLIC_SITE_URL: string;
  PUBLIC_API_URL?: string;
  CORS_ORIGINS: string[];
  STRIPE_SECRET_KEY?: string;
  STRIPE_WEBHOOK_SECRET?: string;
  STRIPE_API_BASE?: string;
  S3_ENDPOINT?: string;
  S3_REGION: string;
  S3_BUCKET?: string;
  S3_ACCESS_KEY_ID?: string;
  S3_SECRET_ACCESS_KEY?: string;
  SESSION_SECRET: string;
  NTNUI_SECRET_KEY: string;
  ACCESS_TOKEN_MINUTES: number;
  PASSWORD_COST: number;
  PANEL_TWO_FACTOR: 'off' | 'optional' | 'required';
  SECURITY_CONTACT?: string;
  LOG_LEVEL: 'fatal' | 'error' | 'warn' | 'info' | 'debug' | 'trace' | 'silent';
  TRUST_PROXY: boolean | number | string[];
  MEMBERSHIP_DATABASE_URL?: string;
  RETENTION_YEARS?: number;
  HOLDS_PER_MEMBER: number;
  REFUND_PROOF_NOK: number;
  KEY_GRACE_DAYS: number;
  KEY_PICKUP_DAYS: number;
  AVALANCHE_API_BASE: string;
  WEATHER_API_BASE: string;
  WEATHER_USER_AGENT?: string;
  SELLER_NAME?: string;
  SELLER_ORG_NO?: string;
  SELLER_ADDRESS?: string;
  VAT_PERCENT?: number;
}

const postgresUrl = Joi.string().uri({ scheme: ['postgres', 'postgresql'] });
const httpUrl = Joi.string().uri({ scheme: ['http', 'https'] });
const days = Joi.number().integer().min(0).max(60);

const origins = Joi.string()
  .custom((text: string, helpers) => {
    const list = splitList(text);
    return list.every(isOrigin) ? list : helpers.error('origins');
  })
  .messages({
    origins: '{{#label}} must be a comma-separated list of origins such as https://koie.example.org',
  });

const mailFrom = Joi.string()
  .pattern(/^[^<>\r\n]*<[^<>@\s]+@[^<>@\s]+>$|^[^<>@\s]+@[^<>@\s]+$/)
  .messages({ 'string.pattern.base': '{{#label}} must be an address such as Koiene <koiene@example.org>' });

const boardEmail = Joi.string()
  .pattern(/^[^\s@<>()[\],;:"\\]+@[^\s@<>()[\],;:"\\]+$/)
  .max(254)
  .messages({ 'string.pattern.base': '{{#label}} must be an e-mail address such as koiene@example.org' });

const securityContact = Joi.alternatives(
  Joi.string().email({ tlds: false }),
  Joi.string().uri({ scheme: ['https', 'mailto'] }),
).messages({ 'alternatives.match': '{{#label}} must be an e-mail address or an https address' });

const organisationNumber = Joi.string()
  .custom((text: string, helpers) => {
    const number = text.replace(/^NO/i, '').replace(/[\s.]|MVA$/gi, '');
    return isOrganisationNumber(number) ? number : helpers.error('organisation');
  })
  .messages({
    organisation:
      '{{#label}} must be a Norwegian organisation number: nine digits, the last of which checks the others',
  });

/** MET asks for a name and a way to reach whoever asks, and refuses those without: https://api.met.no/doc/TermsOfService */
const userAgent = Joi.string()
  .max(200)
  .pattern(/^[\x20-\x7e]*(@|\.)[\x20-\x7e]+$/)
  .messages({
    'string.pattern.base':
      '{{#label}} must name the sender and how to reach them, such as koiene.example.org board@example.org',
  });

/** 0 is a rate, too: not the same as not being liable. */
const vatPercent = Joi.string()
  .pattern(/^[0-4]?\d(\.\d{1,2})?$/)
  .custom(Number)
  .messages({ 'string.pattern.base': '{{#label}} must be a rate in percent below 50, such as 12 or 11.11' });

const trustProxy = (isProduction: boolean) =>
  Joi.string()
    .custom((text: string, helpers) => {
      if (/^true$/i.test(text)) return isProduction ? helpers.error('anyone') : true;
      if (/^false$/i.test(text)) return false;
      if (/^\d{1,2}$/.test(text)) return Number(text);
      const list = splitList(text);
      return list.every((part) => TRUSTED_ADDRESS.test(part)) ? list : helpers.error('proxy');
    })
    .messages({
      proxy: '{{#label}} must be a number of proxies, a list of their addresses, true or false',
      anyone:
        '{{#label}} must not be true in production, where callers could then name any address as theirs: set the number of proxies',
    });

/**
 * Every variable the application reads, with its default; `.env.example` says what they are for.
 * Production asks for more: own secrets of a safe length, and Stripe.
 */
export function environmentSchema(isProduction: boolean): Joi.ObjectSchema<Environment> {
  const schema = Joi.object<Environment>({
    NODE_ENV: Joi.valid('development', 'test', 'production').default('development'),
    PORT: Joi.number().port().default(9000),
    HOST: Joi.string().hostname().default('127.0.0.1'),
    DATA_DIR: Joi.string().default('./data'),
    DATABASE_URL: postgresUrl,
    POSTGRES_DB: Joi.string(),
    POSTGRES_USER: Joi.string(),
    POSTGRES_PASSWORD: Joi.string(),
    POSTGRES_HOST: Joi.string(),
    POSTGRES_PORT: Joi.number().port(),
    // Delivering mails alone takes several at once.
    DATABASE_POOL_SIZE: Joi.number().integer().min(2).max(200).default(10),
    SEED: Joi.valid('on', 'off').default('on'),
    SMTP_URL: Joi.string().uri({ scheme: ['smtp', 'smtps'] }),
    MAIL_FROM: mailFrom.default('NTNUI Koiene <koiene@ntnui.no>'),
    BOARD_EMAIL: boardEmail,
    MAILGUN_API_KEY: Joi.string(),
    MAILGUN_PASSWORD: Joi.string(),
    PUBLIC_SITE_URL: httpUrl.default('http://localhost:8080'),
    PUBLIC_API_URL: httpUrl,
    CORS_ORIGINS: origins.default(['http://localhost:8080', 'http://127.0.0.1:8080']),
    STRIPE_SECRET_KEY: isProduction ? Joi.string().required() : Joi.string(),
    STRIPE_WEBHOOK_SECRET: Joi.string(),
    STRIPE_API_BASE: httpUrl,
    S3_ENDPOINT: httpUrl,
    S3_REGION: Joi.string()
      .pattern(/^[a-z0-9-]+$/)
      .default('us-east-1'),
    S3_BUCKET: Joi.string().pattern(/^[a-z0-9][a-z0-9.-]{1,61}[a-z0-9]$/),
    S3_ACCESS_KEY_ID: Joi.string(),
    S3_SECRET_ACCESS_KEY: Joi.string(),
    SESSION_SECRET: secret(isProduction),
    NTNUI_SECRET_KEY: secret(isProduction),
    ACCESS_TOKEN_MINUTES: Joi.number().integer().min(1).max(1440).default(30),
    PASSWORD_COST: Joi.number()
      .integer()
      .min(isProduction ? PASSWORD_COST : 1)
      .max(20)
      .default(PASSWORD_COST),
    PANEL_TWO_FACTOR: Joi.valid('off', 'optional', 'required').default(
      isProduction ? 'required' : 'optional',
    ),
    SECURITY_CONTACT: securityContact,
    LOG_LEVEL: Joi.valid('fatal', 'error', 'warn', 'info', 'debug', 'trace', 'silent').default('info'),
    TRUST_PROXY: trustProxy(isProduction).default(false),
    MEMBERSHIP_DATABASE_URL: postgresUrl,
    RETENTION_YEARS: Joi.number().integer().min(5).max(100),
    REFUND_PROOF_NOK: Joi.number().integer().min(0).max(1_000_000).default(2000),
    HOLDS_PER_MEMBER: Joi.number().integer().min(0).max(1000).default(3),
    KEY_GRACE_DAYS: days.default(1),
    KEY_PICKUP_DAYS: days.default(2),
    AVALANCHE_API_BASE: httpUrl.default('https://api01.nve.no/hydrology/forecast/avalanche/v6.3.0/api'),
    WEATHER_API_BASE: httpUrl.default('https://api.met.no/weatherapi/locationforecast/2.0'),
    WEATHER_USER_AGENT: userAgent,
    SELLER_NAME: Joi.string().max(200),
    SELLER_ORG_NO: organisationNumber,
    SELLER_ADDRESS: Joi.string().max(300),
    VAT_PERCENT: vatPercent,
  })
    // Without one of them pictures would quietly be kept elsewhere than was meant.
    .and('S3_ENDPOINT', 'S3_BUCKET', 'S3_ACCESS_KEY_ID', 'S3_SECRET_ACCESS_KEY');
  return isProduction ? schema.custom(differentSecrets) : schema;
}

/** With the same secret, what signs one thing could be passed off as the other. */
const differentSecrets: Joi.CustomValidator<Environment> = (env, helpers) =>
  env.SESSION_SECRET === env.NTNUI_SECRET_KEY
    ? helpers.message({ custom: 'SESSION_SECRET must not be the same as NTNUI_SECRET_KEY' })
    : env;

/** Of the digits before the last, modulus 11: http://www.brreg.no/english/coordination/number.html */
const ORGANISATION_WEIGHTS = [3, 2, 7, 6, 5, 4, 3, 2];

function isOrganisationNumber(text: string): boolean {
  if (!/^\d{9}$/.test(text)) return false;
  const sum = ORGANISATION_WEIGHTS.reduce((total, weight, index) => total + weight * Number(text[index]), 0);
  return (11 - (sum % 11)) % 11 === Number(text[8]);
}

function secret(isProduction: boolean): Joi.StringSchema {
  if (!isProduction) return Joi.string().default(DEVELOPMENT_SECRET);
  return Joi.string()
    .required()
    .invalid(DEVELOPMENT_SECRET)
    .min(SECRET_BYTES, 'utf8')
    .custom((text: string, helpers) =>
      new Set(text).size < SECRET_CHARACTERS ? helpers.error('secret.guessable') : text,
    )
    .messages({
      'secret.guessable': '{{#label}} can be guessed, make one with openssl rand -base64 48',
      'string.min': `{{#label}} must be at least ${SECRET_BYTES} bytes long in production`,
      'any.invalid': '{{#label}} must not be the default of development in production',
    });
}

function splitList(text: string): string[] {
  return text
    .split(',')
    .map((part) => part.trim())
    .filter((part) => part !== '');
}

function isOrigin(text: string): boolean {
  return URL.canParse(text) && /^https?:\/\//.test(text) && new URL(text).origin === text;
}
