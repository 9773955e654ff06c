import { pbkdf2, randomBytes, type ScryptOptions, scrypt, timingSafeEqual } from 'node:crypto';
import { availableParallelism } from 'node:os';
import { promisify } from 'node:util';
import { config } from '../../../config/index.js';
import { queueOf } from '../../platform/queue.js';

const scryptAsync = promisify<string, Buffer, number, ScryptOptions, Buffer>(scrypt);
const pbkdf2Async = promisify(pbkdf2);

/** Of new hashes, as scrypt takes it. A hash needs `128 * N * r` bytes of memory. */
const COST = { N: 2 ** config.passwordCost, r: 8, p: 3 };
const KEY_BYTES = 32;
/** No more at once than there are cores, since all else waits for those; the rest queue, some seconds long. */
const inTurn = queueOf({
  atOnce: availableParallelism(),
  longest: 20 * availableParallelism(),
  patienceMs: 10_000,
});

/** Hashes a password for the `password_hash` column: `scrypt$N$r$p$salt$hash`, both base64. Throws `busy`. */
export async function hashPassword(password: string): Promise<string> {
  const salt = randomBytes(16);
  const hash = await derive(password, salt, COST);
  return ['scrypt', COST.N, COST.r, COST.p, salt.toString('base64'), hash.toString('base64')].join('$');
}

/** Whether a password fits a stored hash: one of ours, or Django's `pbkdf2_sha256`. Unknown formats never fit. Throws `busy`. */
export async function verifyPassword(password: string, stored: string): Promise<boolean> {
  const parts = stored.split('$');
  if (parts[0] === 'scrypt' && parts.length === 6) {
    const [, N, r, p, salt = '', hash = ''] = parts;
    const expected = Buffer.from(hash, 'base64');
    const actual = await derive(password, Buffer.from(salt, 'base64'), {
      N: Number(N),
      r: Number(r),
      p: Number(p),
    });
    return expected.length === actual.length && timingSafeEqual(expected, actual);
  }
  if (parts[0] === 'pbkdf2_sha256' && parts.length === 4) {
    const [, iterations, salt = '', hash = ''] = parts;
    const expected = Buffer.from(hash, 'base64');
    const actual = await inTurn(() => pbkdf2Async(password, salt, Number(iterations), 32, 'sha256'));
    return expected.length === actual.length && timingSafeEqual(expected, actual);
  }
  return false;
}

/** Whether a stored hash is from the old system or weaker than today's, and should be replaced at login. */
export function needsRehash(stored: string): boolean {
  return !stored.startsWith(`scrypt$${COST.N}$${COST.r}$${COST.p}$`);
}

/** Spends the time of a verification, so that an unknown e-mail is no cheaper than a wrong password. Throws `busy`. */
export async function wasteVerification(password: string): Promise<false> {
  await derive(password, randomBytes(16), COST);
  return false;
}

function derive(password: string, salt: Buffer, cost: typeof COST): Promise<Buffer> {
  return inTurn(() =>
    scryptAsync(password.normalize('NFKC'), salt, KEY_BYTES, { ...cost, maxmem: 256 * cost.N * cost.r }),
  );
}
