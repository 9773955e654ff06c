import { previewOf, stepsIn } from '../../services/accounts/index.js';
import type { Action, ActionRequest } from '../adminjs.js';

/** What the preview counts with, in NOK. */
const EXAMPLE_NOK = 1_000;
const MOST_DAYS = 366;

/** What terms come to, as their form stands. What is not filled in yet, or cannot be, is left out. */
export const termsExample: Partial<Action<never>> = {
  actionType: 'resource',
  isVisible: false,
  component: false,
  handler: (async ({ query = {} }: ActionRequest) => {
    const isIn = (value: unknown, most: number) =>
      Number.isInteger(value) && Number(value) >= 0 && Number(value) <= most;
    const steps = (stepsIn(query.steps) ?? []).filter(
      ({ days_before, percent }) => isIn(days_before, MOST_DAYS) && isIn(percent, 100),
    );
    const [fee, until] = [wholeIn(query.feeNok), wholeIn(query.mayChangeUntilDays)];
    const terms = {
      steps,
      feeNok: fee ?? 0,
      mayCancel: query.mayCancel !== 'false',
      mayChangeUntilDays: until !== null && until <= MOST_DAYS ? until : null,
    };
    return { exampleNok: EXAMPLE_NOK, ...previewOf(terms, EXAMPLE_NOK) };
  }) as never,
};

function wholeIn(sent: unknown): number | null {
  return typeof sent === 'string' && /^\d{1,6}$/.test(sent) ? Number(sent) : null;
}
