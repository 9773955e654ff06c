import pg from 'pg';
import { type Options, Sequelize } from 'sequelize';
import { config } from '../../config/index.js';
import { initModels } from '../models/index.js';

/** How long a request waits for a free connection before it is refused. */
const ACQUIRE_TIMEOUT_MS = 10_000;
const CONNECT_TIMEOUT_MS = 10_000;

/** Sequelize reads this option, but its types do not know it. */
type PostgresOptions = Options & { keepDefaultTimezone: boolean };

/**
 * Sequelize listens for errors of a connection a moment after it is made. One that is cut in that moment would end the
 * process; so somebody listens from the beginning, and marks it as one that Sequelize's pool gives to nobody.
 */
class WatchedClient extends pg.Client {
  _invalid = false;

  constructor(settings?: string | pg.ClientConfig) {
    super(settings);
    this.on('error', () => {
      this._invalid = true;
    });
  }
}

const watchedPg: object = Object.create(pg, { Client: { value: WatchedClient } });

interface ConnectOptions {
  poolSize?: number;
  /**
   * How long a statement may take: the connection of one that gets no answer is given up. Asked of this side, since
   * what PostgreSQL is told when connecting does not come through PgBouncer. Without it, as long as it likes.
   */
  answerWithinMs?: number;
}

/**
 * A pool of connections to the database at `url`, with the models bound to it. Nothing is connected before
 * the first query; a later call binds the models to another database.
 */
export function connect(
  url: string,
  { poolSize = config.databasePoolSize, answerWithinMs }: ConnectOptions = {},
): Sequelize {
  const options: PostgresOptions = {
    dialect: 'postgres',
    dialectModule: watchedPg,
    logging: false,
    pool: { max: poolSize, min: 0, acquire: ACQUIRE_TIMEOUT_MS, idle: 10_000 },
    // No SET when connecting: behind PgBouncer it would stay with a connection that others use next.
    keepDefaultTimezone: true,
    dialectOptions: {
      clientMinMessages: 'ignore',
      application_name: 'koiene',
      keepAlive: true,
      connectionTimeoutMillis: CONNECT_TIMEOUT_MS,
      ...(answerWithinMs && { query_timeout: answerWithinMs }),
    },
  };
  const sequelize = new Sequelize(url, options);
  initModels(sequelize);
  return sequelize;
}
