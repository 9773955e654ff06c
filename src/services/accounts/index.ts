// See README.md.

export type { TermsStep } from '../../models/index.js';
export { changePrice, openWhatIsOwed, setPrice } from './change-price.js';
export { giveBack, giveBackOf, settleBalance } from './give-back.js';
export {
  isUnderWay,
  type LockedAccount,
  leftOf,
  lockAccount,
  openCharge,
  openChargeFor,
  owedToGuestOre,
  paidOre,
} from './locked-account.js';
export { askBy, noteCharge } from './note-charge.js';
export { type Account, type AccountTerms, accountJson, findAccount, termsJson } from './read.js';
export {
  giveChargeBack,
  type MoneyToSeeTo,
  moneyToSeeTo,
  notePaidBack,
  seeToDispute,
  seeToFailedRefund,
} from './see-to.js';
export { chargeSucceeded, refundSucceeded, refundTakenBack } from './succeeded.js';
export * from './terms.js';
export { previewOf, stagesOf, stepsIn, type TermsStage, termsInWords } from './terms-told.js';
export { askedOre, takeWaitingChange, waitingChange } from './waiting-change.js';
