import { config } from '../../config/index.js';
import { DomainError } from './refusals/errors.js';
import type { Actor } from './write.js';

/** How long it is enough that somebody has shown who they are. */
const PROOF_MINUTES = 10;

/**
 * Lets go on who has just shown who they are: at login, or when asked again. For what must not be done by whoever finds
 * an open panel. Jobs, commands and guests are not asked. Throws `proof_needed`.
 */
export function requireProof({ provedAt }: Actor): void {
  if (provedAt && Date.now() - provedAt.getTime() > PROOF_MINUTES * 60_000)
    throw new DomainError('proof_needed');
}

/** The same before a sum (øre) goes back, when it is more than `REFUND_PROOF_NOK`. Throws `proof_needed`. */
export function requireProofToGiveBack(amountOre: number, actor: Actor): void {
  if (amountOre > config.refundProofNok * 100) requireProof(actor);
}
