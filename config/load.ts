import { resolve } from 'node:path';
import { type Environment, environmentSchema } from './schema.js';
import { productionWarnings } from './warnings.js';

/** All that can be chosen from outside. */
export interface Config {
  readonly env: Environment['NODE_ENV'];
  readonly isProduction: boolean;
  /** 0 lets the system choose. */
  readonly port: number;
  readonly host: string;
  /** Absolute. The embedded PostgreSQL lives here, and pictures without `s3`. */
  readonly dataDir: string;
  /** Undefined: the embedded PostgreSQL of `dataDir`. */
  readonly databaseUrl: string | undefined;
  /** The most connections that a process has to it. */
  readonly databasePoolSize: number;
  /** Whether an empty embedded database is filled at start: with the koier, and with the demo data too. */
  readonly seedBase: boolean;
  readonly seedDemo: boolean;
  /** Undefined: mails stay in the outbox and nothing leaves the machine. */
  readonly smtpUrl: string | undefined;
  readonly mailFrom: string;
  /** Where guests answer to messages of the board. Undefined: to `mailFrom`. */
  readonly boardEmail: string | undefined;
  /** Of the public booking site, without a slash at the end. Links in mails start with it. */
  readonly publicSiteUrl: string;
  /** Of this server as guests reach it, without a slash at the end. Undefined (in production only): not known. */
  readonly publicApiUrl: string | undefined;
  readonly corsOrigins: readonly string[];
  readonly stripe: {
    /** Undefined (never in production): the built-in sandbox. */
    readonly secretKey: string | undefined;
    readonly webhookSecret: string | undefined;
    readonly apiBase: string | undefined;
  };
  /** Undefined: pictures are kept in `dataDir`. The endpoint has no slash at the end. */
  readonly s3:
    | {
        readonly endpoint: string;
        readonly region: string;
        readonly bucket: string;
        readonly accessKeyId: string;
        readonly secretAccessKey: string;
      }
    | undefined;
  readonly sessionSecret: string;
  readonly tokenSecret: string;
  readonly accessTokenMinutes: number;
  /** Of new password hashes: the binary logarithm of scrypt's N. Never below 15 in production. */
  readonly passwordCost: number;
  /** Who is asked for a second factor in the panel: nobody, who has one, or besides admins and the board must have one. */
  readonly panelTwoFactor: Environment['PANEL_TWO_FACTOR'];
  /** An e-mail or web address for those who find a hole in the security. Undefined: none is told. */
  readonly securityContact: string | undefined;
  readonly logLevel: Environment['LOG_LEVEL'];
  /** As Express takes it. */
  readonly trustProxy: boolean | number | readonly string[];
  readonly membershipDatabaseUrl: string | undefined;
  /** Undefined: bookings are never anonymised. */
  readonly retentionYears: number | undefined;
  /** Whole kroner: who gives more than that back at once is asked to show again who they are. */
  readonly refundProofNok: number;
  /** Unpaid holds that a member may have at once; 0 for no limit. */
  readonly holdsPerMember: number;
  readonly keyGraceDays: number;
  readonly keyPickupDays: number;
  /** Of Varsom's API, without a slash at the end. */
  readonly avalancheApiBase: string;
  /** Of MET's API. Without `userAgent` it is not asked. */
  readonly weather: Readonly<{ apiBase: string; userAgent: string | undefined }>;
  /** Who sells, as receipts say it. */
  readonly seller: Readonly<{
    /** Undefined: «NTNUI Koiene», and the front page asks to have it set. */
    name: string | undefined;
    /** Nine digits. */
    orgNo: string | undefined;
    address: string | undefined;
  }>;
  /** The rate of VAT that is part of the prices. Undefined: not liable to VAT. */
  readonly vatPercent: number | undefined;
  /** Lines for the log at start: settings that production should have. */
  readonly warnings: readonly string[];
}

/** The environment cannot be used. The message is one line that names the variables, and no values. */
export class ConfigError extends Error {
  override name = 'ConfigError';
}

/**
 * The configuration that an environment asks for, frozen. Variables set to nothing count as not set.
 * Relative paths start at `root`. Throws `ConfigError`.
 */
export function loadConfig(variables: NodeJS.ProcessEnv, root = process.cwd()): Config {
  const set = withoutEmpty(variables);
  const env = validate(set);
  const isProduction = env.NODE_ENV === 'production';
  const seedBase = env.SEED === 'on';
  return Object.freeze({
    env: env.NODE_ENV,
    isProduction,
    port: env.PORT,
    host: env.HOST,
    dataDir: resolve(root, env.DATA_DIR),
    databaseUrl: env.DATABASE_URL ?? assembledDatabaseUrl(env),
    databasePoolSize: env.DATABASE_POOL_SIZE,
    seedBase,
    seedDemo: seedBase && !isProduction,
    smtpUrl: env.SMTP_URL ?? mailgunSmtpUrl(env),
    mailFrom: env.MAIL_FROM,
    boardEmail: env.BOARD_EMAIL,
    publicSiteUrl: env.PUBLIC_SITE_URL.replace(/\/+$/, ''),
    publicApiUrl: env.PUBLIC_API_URL?.replace(/\/+$/, '') ?? ownAddress(env),
    corsOrigins: Object.freeze(env.CORS_ORIGINS),
    stripe: Object.freeze({
      secretKey: env.STRIPE_SECRET_KEY,
      webhookSecret: env.STRIPE_WEBHOOK_SECRET,
      apiBase: env.STRIPE_API_BASE,
    }),
    s3: s3Of(env),
    sessionSecret: env.SESSION_SECRET,
    tokenSecret: env.NTNUI_SECRET_KEY,
    accessTokenMinutes: env.ACCESS_TOKEN_MINUTES,
    passwordCost: env.PASSWORD_COST,
    panelTwoFactor: env.PANEL_TWO_FACTOR,
    securityContact: env.SECURITY_CONTACT,
    logLevel: env.LOG_LEVEL,
    trustProxy: Object.freeze(env.TRUST_PROXY),
    membershipDatabaseUrl: env.MEMBERSHIP_DATABASE_URL,
    retentionYears: env.RETENTION_YEARS,
    refundProofNok: env.REFUND_PROOF_NOK,
    holdsPerMember: env.HOLDS_PER_MEMBER,
    keyGraceDays: env.KEY_GRACE_DAYS,
    keyPickupDays: env.KEY_PICKUP_DAYS,
    avalancheApiBase: env.AVALANCHE_API_BASE.replace(/\/+$/, ''),
    weather: Object.freeze({
      apiBase: env.WEATHER_API_BASE.replace(/\/+$/, ''),
      userAgent: env.WEATHER_USER_AGENT,
    }),
    seller: Object.freeze({ name: env.SELLER_NAME, orgNo: env.SELLER_ORG_NO, address: env.SELLER_ADDRESS }),
    vatPercent: env.VAT_PERCENT,
    warnings: Object.freeze(productionWarnings(env, new Set(Object.keys(set)))),
  });
}

function withoutEmpty(variables: NodeJS.ProcessEnv): Record<string, string> {
  return Object.fromEntries(
    Object.entries(variables).flatMap(([name, value]) => (value?.trim() ? [[name, value.trim()]] : [])),
  );
}

function validate(set: Record<string, string>): Environment {
  const { value, error } = environmentSchema(set.NODE_ENV === 'production').validate(set, {
    abortEarly: false,
    stripUnknown: true,
    errors: { wrap: { label: false, array: false } },
  });
  if (error) throw new ConfigError(error.details.map(({ message }) => message).join('; '));
  return value;
}

/** While developing, guests are on the same machine. */
function ownAddress({ NODE_ENV, PORT }: Environment): string | undefined {
  return NODE_ENV === 'production' ? undefined : `http://localhost:${PORT}`;
}

function s3Of(env: Environment): Config['s3'] {
  const { S3_ENDPOINT, S3_REGION, S3_BUCKET, S3_ACCESS_KEY_ID, S3_SECRET_ACCESS_KEY } = env;
  if (!S3_ENDPOINT || !S3_BUCKET || !S3_ACCESS_KEY_ID || !S3_SECRET_ACCESS_KEY) return undefined;
  return Object.freeze({
    endpoint: S3_ENDPOINT.replace(/\/+$/, ''),
    region: S3_REGION,
    bucket: S3_BUCKET,
    accessKeyId: S3_ACCESS_KEY_ID,
    secretAccessKey: S3_SECRET_ACCESS_KEY,
  });
}

/** The reference deployment gives the parts of the database's address instead of one URL. */
function assembledDatabaseUrl(env: Environment): string | undefined {
  const { POSTGRES_DB, POSTGRES_USER, POSTGRES_PASSWORD, POSTGRES_HOST, POSTGRES_PORT } = env;
  if (!POSTGRES_DB) {
    // Otherwise the embedded database would quietly be used in place of the one that was meant.
    if (POSTGRES_USER || POSTGRES_PASSWORD || POSTGRES_HOST || POSTGRES_PORT)
      throw new ConfigError('POSTGRES_DB is required when another POSTGRES_ variable is set');
    return undefined;
  }
  const user = encodeURIComponent(POSTGRES_USER ?? 'postgres');
  const password = POSTGRES_PASSWORD ? `:${encodeURIComponent(POSTGRES_PASSWORD)}` : '';
  const host = POSTGRES_HOST ?? 'localhost';
  return `postgresql://${user}${password}@${host}:${POSTGRES_PORT ?? 5432}/${encodeURIComponent(POSTGRES_DB)}`;
}

/** Mailgun's SMTP login is postmaster@ the sending domain, with a password of its own (not the API key). */
function mailgunSmtpUrl(env: Environment): string | undefined {
  if (!env.MAILGUN_PASSWORD) return undefined;
  const domain = env.MAIL_FROM.replace(/>$/, '').split('@').at(-1);
  const password = encodeURIComponent(env.MAILGUN_PASSWORD);
  return `smtp://${encodeURIComponent(`postmaster@${domain}`)}:${password}@smtp.mailgun.org:587`;
}
