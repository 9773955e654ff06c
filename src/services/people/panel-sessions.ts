import { QueryTypes } from 'sequelize';
import { database } from '../../models/index.js';

/** How long a session lasts that is not used, and how long one lasts that is. */
export const SESSION_IDLE_HOURS = 8;
export const SESSION_OLDEST_HOURS = 24;

/** A session as it is now. */
export interface LivingSession {
  id: string;
  /** When its user last showed who they are. */
  provedAt: Date;
  /** Whether its user has a second factor. */
  hasSecondFactor: boolean;
}

/** Where somebody is signed in to the panel. */
export interface SessionOfUser {
  id: string;
  /** «Firefox, Windows»; empty when it did not say. */
  browser: string;
  startedAt: Date;
  seenAt: Date;
}

/** Of `panel_sessions s`. */
const ALIVE = `s.seen_at > now() - interval '${SESSION_IDLE_HOURS} hours'
  and s.started_at > now() - interval '${SESSION_OLDEST_HOURS} hours'`;

/** Begins a session of somebody who has just shown who they are. Returns its number. */
export async function startSession(ntnuiNo: number, browser: string): Promise<string> {
  const [made] = await database().query<{ id: string }>(
    'insert into panel_sessions (user_id, browser) values ($1, $2) returning id',
    { bind: [ntnuiNo, browser], type: QueryTypes.SELECT },
  );
  if (!made) throw new Error('No session was begun');
  return made.id;
}

/** The session, which is noted as seen now (to the minute); null when it is over or not theirs. */
export async function livingSession(id: string, ntnuiNo: number): Promise<LivingSession | null> {
  const [found] = await database().query<LivingSession>(
    `with seen as (
       update panel_sessions s set seen_at = now()
       where id = $1 and user_id = $2 and seen_at < now() - interval '1 minute' and ${ALIVE})
     select s.id, s.proved_at as "provedAt",
       exists (select from totp_secrets t where t.user_id = s.user_id)
         or exists (select from passkeys p where p.user_id = s.user_id) as "hasSecondFactor"
     from panel_sessions s where s.id = $1 and s.user_id = $2 and ${ALIVE}`,
    { bind: [id, ntnuiNo], type: QueryTypes.SELECT },
  );
  return found ?? null;
}

/** Notes that the user of a session has just shown once more who they are. */
export async function noteProof(id: string): Promise<void> {
  await database().query('update panel_sessions set proved_at = now() where id = $1', {
    bind: [id],
    type: QueryTypes.RAW,
  });
}

/** Where somebody is signed in, the latest used first. A change of the password has ended those from before it. */
export async function sessionsOf(ntnuiNo: number): Promise<SessionOfUser[]> {
  return database().query<SessionOfUser>(
    `select s.id, s.browser, s.started_at as "startedAt", s.seen_at as "seenAt"
     from panel_sessions s join users u on u.ntnui_no = s.user_id
     where s.user_id = $1 and s.started_at >= u.credentials_changed_at and ${ALIVE}
     order by s.seen_at desc, s.id`,
    { bind: [ntnuiNo], type: QueryTypes.SELECT },
  );
}

/** Ends one session of somebody, in every process at once. One that is over already, or another's, is left alone. */
export async function endSessionOf(ntnuiNo: number, id: string): Promise<void> {
  await database().query('delete from panel_sessions where id::text = $1 and user_id = $2', {
    bind: [id, ntnuiNo],
    type: QueryTypes.RAW,
  });
}

/** Ends all sessions of somebody but one; returns how many there were. */
export async function endOtherSessions(ntnuiNo: number, kept: string): Promise<number> {
  const ended = await database().query(
    'delete from panel_sessions where user_id = $1 and id::text <> $2 returning id',
    { bind: [ntnuiNo, kept], type: QueryTypes.SELECT },
  );
  return ended.length;
}
