// See README.md.
export { needsSecondFactor, resetFactors } from './change.js';
export { factorsOf, isAny } from './factors.js';
export {
  addPasskey,
  passkeyOptions,
  passkeyOrigin,
  passkeysOf,
  removePasskey,
  signInOptions,
} from './passkeys.js';
export { type AskedFor, askedFor, proveByCode, proveByPasskey } from './prove.js';
export { renewRecoveryCodes } from './recovery-codes.js';
export { addTotp, proposeTotp, removeTotp, type TotpProposal } from './totp.js';
