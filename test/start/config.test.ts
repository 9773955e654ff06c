import { expect } from 'chai';
import { ConfigError, loadConfig } from '../../config/index.js';
import { runProgram } from '../support/processes.js';

const PRODUCTION = {
  NODE_ENV: 'production',
  NTNUI_SECRET_KEY: 'x'.repeat(32),
  SESSION_SECRET: 'y'.repeat(32),
  STRIPE_SECRET_KEY: 'sk_live_1',
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
    ['a sender without a domain', { MAIL_FROM: 'koiene' }, /^MAIL_FROM must be/],
    ['a proxy that is none', { TRUST_PROXY: 'sometimes' }, /^TRUST_PROXY must be/],
    ['bookkeeping kept too short', { RETENTION_YEARS: '4' }, /^RETENTION_YEARS must be/],
    [
      'production without Stripe',
      { ...PRODUCTION, STRIPE_SECRET_KEY: '' },
      /^STRIPE_SECRET_KEY is required$/,
    ],
    ['production without a secret', { ...PRODUCTION, SESSION_SECRET: '' }, /^SESSION_SECRET is required$/],
    [
      'production with a short secret',
      { ...PRODUCTION, NTNUI_SECRET_KEY: 'x'.repeat(31) },
      /^NTNUI_SECRET_KEY must be at least 32 bytes/,
    ],
    [
      'production with cheap password hashes',
      { ...PRODUCTION, PASSWORD_COST: '14' },
      /^PASSWORD_COST must be/,
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

  it('names every variable at fault, and never shows a value', () => {
    const env = { ...PRODUCTION, PORT: 'abc', SESSION_SECRET: 'hunter2', DATABASE_URL: 'hunter3' };
    expect(() => loadConfig(env)).to.throw(ConfigError, /^(?!.*hunter)(?=.*PORT)(?=.*SESSION)(?=.*DATABASE)/);
  });

  it('stops every entry point with one line', async () => {
    for (const file of ['src/main.ts', 'src/commands/migrate.ts']) {
      const program = runProgram(file, { PORT: 'abc' });
      expect(await program.ended()).to.equal(1);
      expect(program.errors()).to.equal('Configuration: PORT must be a number\n');
      expect(program.output()).to.equal('');
    }
  });
});
