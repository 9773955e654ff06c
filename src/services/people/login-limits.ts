import { countHits, HOUR, MINUTE, networkOf, refuseOver } from '../../platform/rate-limits.js';

/**
 * Limits of logging in, `email` being written in one way: 10 a minute and 100 an hour per e-mail and network together,
 * 100 a minute per network. While an e-mail is tried more than 100 times an hour in all, each network has 10 tries an
 * hour: so many networks together guess slowly, and its owner, who is in another one, still comes in.
 * Throws `too_many_requests`.
 */
export async function countLogin(email: string, address: string): Promise<void> {
  const network = networkOf(address);
  const [ofNetwork, ofBoth, ofBothInHour, ofEmail] = await countHits([
    { parts: ['login', network], seconds: MINUTE },
    { parts: ['login', network, email], seconds: MINUTE },
    { parts: ['login by the hour', network, email], seconds: HOUR },
    { parts: ['login by the hour', email], seconds: HOUR },
  ]);
  refuseOver([
    [ofNetwork, 100],
    [ofBoth, 10],
    [ofBothInHour, ofEmail && ofEmail.hits > 100 ? 10 : 100],
  ]);
}

/**
 * Limit of the tries at the second factor of an account, from wherever: 30 an hour. Whoever comes so far knows the
 * password, and a million codes must not be tried by many together. Throws `too_many_requests`.
 */
export async function countCodeTry(ntnuiNo: number): Promise<void> {
  const [hits] = await countHits([{ parts: ['second factor', String(ntnuiNo)], seconds: HOUR }]);
  refuseOver([[hits, 30]]);
}

/**
 * Limit of the requests for a link to set a password: 20 an hour per network, and 3 an hour per e-mail, beyond which
 * none is sent, and nobody told. Returns whether one may be sent. Throws `too_many_requests` for the network.
 */
export async function countResetRequest(email: string, address: string): Promise<boolean> {
  const [ofNetwork, ofEmail] = await countHits([
    { parts: ['reset', networkOf(address)], seconds: HOUR },
    { parts: ['reset of', email], seconds: HOUR },
  ]);
  refuseOver([[ofNetwork, 20]]);
  return ofEmail !== undefined && ofEmail.hits <= 3;
}

/** Limit of the tries at one's own password when changing it: 10 a minute. Throws `too_many_requests`. */
export async function countPasswordTry(ntnuiNo: number): Promise<void> {
  const [hits] = await countHits([{ parts: ['password', String(ntnuiNo)], seconds: MINUTE }]);
  refuseOver([[hits, 10]]);
}
