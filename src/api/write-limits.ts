import { countHits, MINUTE, networkOf, refuseOver } from '../platform/rate-limits.js';

/** Limits of writes but logging in: 1,000 a minute per network, and 300 a minute per member where one asks. Throws `too_many_requests`. */
export async function countWrite(address: string, ntnuiNo: number | undefined): Promise<void> {
  const member = { parts: ['write by member', String(ntnuiNo)], seconds: MINUTE };
  const [ofNetwork, ofMember] = await countHits([
    { parts: ['write', networkOf(address)], seconds: MINUTE },
    ...(ntnuiNo === undefined ? [] : [member]),
  ]);
  refuseOver([
    [ofNetwork, 1000],
    [ofMember, 300],
  ]);
}
