import { pageOf } from '../common/links';

/** What the address of the treasurer's page says: the month, by which day, and what is opened. */
export const CHOICES = ['month', 'by', 'sum', 'koie', 'page', 'payout'] as const;

/** The address of the page with these choices. */
export function addressOf(choices: Partial<Record<(typeof CHOICES)[number], string | number>>): string {
  const given = Object.entries(choices).map(([name, value]) => [name, String(value)]);
  return pageOf('accounts', Object.fromEntries(given));
}
