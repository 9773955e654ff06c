import { expect } from 'chai';
import { ConfigError, loadConfig } from '../../config/index.js';
import { runProgram } from '../support/processes.js';

const PRODUCTION = {
  NODE_ENV: 'production',
  NTNUI_SECRET_KEY: 'qT7vX2mZ9kLp4RbN8wYc6HdJ1sGf3AeU',
  SESSION_SECRET: 'mW5zK8nQ2xVb7LpR4tYc9HgJ6sDf1AeC',
  STRIPE_SECRET_KEY: 'sk_live_1',
};

const COMPLETE = {
  ...PRODUCTION,
  TRUST_PROXY: '1',
  STRIPE_WEBHOOK_SECRET: 'whsec_1',
  SMTP_URL: 'smtp://mail.example.org',
  PUBLIC_SITE_URL: 'https://koie.example.org',
  PUBLIC_API_URL: 'https://api.example.org',
  CORS_ORIGINS: 'https://koie.example.org',
};

describe('the configuration', () => {
  it('needs nothing to be set', () => {
    const config = loadConfig({}, '/srv/koiene');
    expect(config).to.include({
      env: 'development',
      host: '127.0.0.1',
      port: 9000,
      dataDir: '/srv/koiene/data',
      databaseUrl: undefined,
      databasePoolSize: 10,
      passwordCost: 15,
      smtpUrl: undefined,
      keyGraceDays: 1,
      keyPickupDays: 2,
      retentionYears: undefined,
      seedDemo: true,
    });
    expect(config.corsOrigins).to.deep.equal(['http://localhost:8080', 'http://127.0.0.1:8080']);
  });

  it('takes a variable that is set to nothing as not set', () => {
    expect(loadConfig({ PORT: '', DATABASE_URL: ' ', KEY_GRACE_DAYS: '' })).to.deep.equal(loadConfig({}));
  });

  it('takes the organisation number of a seller as people write it, and rates of VAT', () => {
    for (const SELLER_ORG_NO of ['123456785', '123 456 785', 'NO 123 456 785 MVA', '123.456.785'])
      expect(loadConfig({ SELLER_ORG_NO }).seller.orgNo, SELLER_ORG_NO).to.equal('123456785');
    expect(loadConfig({}).seller).to.deep.equal({ name: undefined, orgNo: undefined, address: undefined });
    expect(
      ['0', '12', '11.11', ''].map((VAT_PERCENT) => loadConfig({ VAT_PERCENT }).vatPercent),
    ).to.deep.equal([0, 12, 11.11, undefined]);
  });

  it('cannot be changed afterwards', () => {
    const config = loadConfig({});
    expect(() => Object.assign(config, { port: 1 })).to.throw(TypeError);
    expect(() => Object.assign(config.stripe, { secretKey: 'x' })).to.throw(TypeError);
  });

  it('puts the address of the database together as the reference deployment gives it', () => {
    const given = {
      POSTGRES_DB: 'koiene',
      POSTGRES_USER: 'k',
      POSTGRES_PASSWORD: 'p@:/',
      POSTGRES_HOST: 'db',
    };
    expect(loadConfig(given).databaseUrl).to.equal('postgresql://k:p%40%3A%2F@db:5432/koiene');
    expect(loadConfig({ ...given, POSTGRES_PORT: '6432' }).databaseUrl).to.match(/@db:6432\//);
    const url = 'postgres://u@elsewhere/other';
    expect(loadConfig({ ...given, DATABASE_URL: url }).databaseUrl).to.equal(url);
  });

  it('sends by Mailgun when only its password is given', () => {
    const given = { MAILGUN_PASSWORD: 'a/b', MAIL_FROM: 'Koiene <koiene@mg.example.org>' };
    expect(loadConfig(given).smtpUrl).to.equal(
      'smtp://postmaster%40mg.example.org:a%2Fb@smtp.mailgun.org:587',
    );
    expect(loadConfig({ ...given, SMTP_URL: 'smtp://localhost:1025' }).smtpUrl).to.equal(
      'smtp://localhost:1025',
    );
  });

  it('starts production with secrets of its own, and without demo users', () => {
    expect(loadConfig(PRODUCTION)).to.include({ isProduction: true, seedBase: true, seedDemo: false });
  });

  const refused: [string, NodeJS.ProcessEnv, RegExp][] = [
    ['a port that is no number', { PORT: 'abc' }, /^PORT must be a number$/],
    ['a port out of range', { PORT: '70000' }, /^PORT must be a valid port$/],
    ['an unknown environment', { NODE_ENV: 'prod' }, /^NODE_ENV must be one of/],
    ['another kind of database', { DATABASE_URL: 'mysql://x/y' }, /^DATABASE_URL must be a valid uri/],
    ['half a database', { POSTGRES_HOST: 'db' }, /^POSTGRES_DB is required/],
    ['an origin with a path', { CORS_ORIGINS: 'http://a.no/x' }, /^CORS_ORIGINS must be/],
    ['an address of the board that is none', { BOARD_EMAIL: 'Koiene <a@b.no>' }, /^BOARD_EMAIL must be/],
    ['a sender without a domain', { MAIL_FROM: 'koiene' }, /^MAIL_FROM must be/],
    ['a proxy that is none', { TRUST_PROXY: 'sometimes' }, /^TRUST_PROXY must be/],
    ['a contact that cannot be reached', { SECURITY_CONTACT: 'the board' }, /^SECURITY_CONTACT must be/],
    ['a number of nobody', { SELLER_ORG_NO: '123456784' }, /^SELLER_ORG_NO must be a Norwegian/],
    ['a number that is too short', { SELLER_ORG_NO: '12345678' }, /^SELLER_ORG_NO must be a Norwegian/],
    ['a check digit that there is none of', { SELLER_ORG_NO: '100000130' }, /^SELLER_ORG_NO must be/],
    ['weather asked for by nobody', { WEATHER_USER_AGENT: 'koiene' }, /^WEATHER_USER_AGENT must name/],
    ['an avalanche service of another kind', { AVALANCHE_API_BASE: 'ftp://nve.no' }, /^AVALANCHE_API_BASE/],
    ['VAT that is no rate', { VAT_PERCENT: 'some' }, /^VAT_PERCENT must be a rate/],
    ['VAT below nothing', { VAT_PERCENT: '-12' }, /^VAT_PERCENT must be a rate/],
    ['bookkeeping kept too short', { RETENTION_YEARS: '4' }, /^RETENTION_YEARS must be/],
    [
      'production without Stripe',
      { ...PRODUCTION, STRIPE_SECRET_KEY: '' },
      /^STRIPE_SECRET_KEY is required$/,
    ],
    ['production without a secret', { ...PRODUCTION, SESSION_SECRET: '' }, /^SESSION_SECRET is required$/],
    [
      'production with a short secret',
      { ...PRODUCTION, NTNUI_SECRET_KEY: PRODUCTION.NTNUI_SECRET_KEY.slice(1) },
      /^NTNUI_SECRET_KEY must be at least 32 bytes/,
    ],
    [
      'production with cheap password hashes',
      { ...PRODUCTION, PASSWORD_COST: '14' },
      /^PASSWORD_COST must be/,
    ],
    [
      'production with a secret of one letter',
      { ...PRODUCTION, SESSION_SECRET: 'a'.repeat(64) },
      /^SESSION_SECRET can be guessed/,
    ],
    [
      'production with a word over and over',
      { ...PRODUCTION, SESSION_SECRET: 'changeme'.repeat(8) },
      /^SESSION_SECRET can be guessed/,
    ],
    [
      'production with one secret for both',
      { ...PRODUCTION, SESSION_SECRET: PRODUCTION.NTNUI_SECRET_KEY },
      /^SESSION_SECRET must not be the same/,
    ],
    [
      'production that believes whatever address a caller names',
      { ...PRODUCTION, TRUST_PROXY: 'true' },
      /^TRUST_PROXY must not be true/,
    ],
    [
      'production with the secret of development',
      { ...PRODUCTION, NTNUI_SECRET_KEY: loadConfig({}).tokenSecret },
      /^NTNUI_SECRET_KEY must not be the default/,
    ],
  ];
  for (const [what, env, message] of refused) {
    it(`refuses ${what}`, () => {
      expect(() => loadConfig(env)).to.throw(ConfigError, message);
    });
  }

  it('says nothing in production that has all it should', () => {
    expect(loadConfig(COMPLETE).warnings).to.deep.equal([]);
    expect(loadConfig({}).warnings).to.deep.equal([]);
  });

  const missed: [string, NodeJS.ProcessEnv, RegExp][] = [
    ['no proxy', { TRUST_PROXY: '' }, /^TRUST_PROXY is not set.*Secure/],
    ['no webhook', { STRIPE_WEBHOOK_SECRET: '' }, /^STRIPE_WEBHOOK_SECRET is not set/],
    ['no mail', { SMTP_URL: '' }, /SMTP_URL.*no mail leaves$/],
    ['the wrong key of Mailgun', { SMTP_URL: '', MAILGUN_API_KEY: 'key' }, /MAILGUN_API_KEY is not used/],
    ['no public site', { PUBLIC_SITE_URL: '' }, /^PUBLIC_SITE_URL is not set/],
    [
      'a public site of its own machine',
      { PUBLIC_SITE_URL: 'http://127.0.0.1' },
      /^PUBLIC_SITE_URL is an addr/,
    ],
    ['no address of its own', { PUBLIC_API_URL: '' }, /^PUBLIC_API_URL is not set/],
    ['no site that may call', { CORS_ORIGINS: '' }, /^CORS_ORIGINS names no public site/],
  ];
  for (const [what, env, warning] of missed) {
    it(`says in production that it has ${what}`, () => {
      const { warnings } = loadConfig({ ...COMPLETE, ...env });
      expect(warnings).to.have.length(1);
      expect(warnings[0]).to.match(warning);
    });
  }

  it('takes the number 0 for an answer to how many proxies there are', () => {
    expect(loadConfig({ ...COMPLETE, TRUST_PROXY: '0' })).to.deep.include({ trustProxy: 0, warnings: [] });
  });

  it('names every variable at fault, and never shows a value', () => {
    const env = { ...PRODUCTION, PORT: 'abc', SESSION_SECRET: 'hunter2', DATABASE_URL: 'hunter3' };
    expect(() => loadConfig(env)).to.throw(ConfigError, /^(?!.*hunter)(?=.*PORT)(?=.*SESSION)(?=.*DATABASE)/);
  });

  it('is complained of once, when production starts', async () => {
    const program = runProgram('src/main.ts', {
      ...COMPLETE,
      SMTP_URL: '',
      PORT: '0',
      DATABASE_URL: 'postgresql://nobody@127.0.0.1:9/none',
    });
    await program.printed(/no mail leaves/);
    program.signal('SIGTERM');
    await program.ended();
    expect(program.output().match(/no mail leaves/g)).to.have.length(1);
  }).timeout(120_000);

  it('stops every entry point with one line', async () => {
    for (const file of ['src/main.ts', 'src/commands/migrate.ts']) {
      const program = runProgram(file, { PORT: 'abc' });
      expect(await program.ended()).to.equal(1);
      expect(program.errors()).to.equal('Configuration: PORT must be a number\n');
      expect(program.output()).to.equal('');
    }
  });
});
