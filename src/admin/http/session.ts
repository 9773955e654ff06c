import connectPgSimple from 'connect-pg-simple';
import type { RequestHandler } from 'express';
import session from 'express-session';
import { QueryTypes } from 'sequelize';
import { config } from '../../../config/index.js';
import { database } from '../../models/index.js';
import { log } from '../../platform/log.js';
import { SESSION_IDLE_HOURS } from '../../services/people/panel-sessions.js';

declare module 'express-session' {
  interface SessionData {
    /** Who is logged in. All else about them is read anew for every request. */
    ntnuiNo: number;
    /** Epoch milliseconds. A password change after it ends the session. */
    loggedInAt: number;
    /** The row of `panel_sessions` that says whether it is alive. */
    panelSession: string;
    /** Who has shown their password and is asked for more, and since when (epoch milliseconds). */
    waiting: { ntnuiNo: number; since: number };
  }
}

const LASTS_MS = SESSION_IDLE_HOURS * 60 * 60 * 1000;

/** Sessions in PostgreSQL, through the connections of the models, so that every process knows them. */
export function sessions(): RequestHandler {
  const Store = connectPgSimple(session);
  return session({
    name: 'koiene_panel',
    secret: config.sessionSecret,
    store: new Store({
      tableName: 'sessions',
      createTableIfMissing: false,
      errorLog: (...details: unknown[]) => log.error({ details: details.map(String) }, 'panel sessions'),
      // What the store takes for pg-promise is anything that answers a statement with its rows.
      pgPromise: {
        any: (sql: string, values: unknown[] = []) =>
          database().query(sql, { bind: values, type: QueryTypes.SELECT }),
      },
    }),
    resave: false,
    saveUninitialized: false,
    rolling: true,
    unset: 'destroy',
    cookie: { path: '/admin', httpOnly: true, sameSite: 'lax', secure: 'auto', maxAge: LASTS_MS },
  });
}
