import type { Tone } from '../common/badge';

const TONES: Record<string, Record<string, Tone>> = {
  keyStatus: { not_picked_up: 'neutral', picked_up: 'warn', delivered: 'good' },
  state: {
    confirmed: 'good',
    held: 'warn',
    cancelled: 'bad',
    expired: 'neutral',
    succeeded: 'good',
    processing: 'info',
    requires_action: 'warn',
    declined: 'bad',
    wrong_amount: 'bad',
    due: 'warn',
    pending: 'info',
    won: 'good',
    lost: 'bad',
    queued: 'info',
    sending: 'info',
    sent: 'good',
    failed: 'bad',
    open: 'warn',
    doing: 'info',
    done: 'good',
  },
  standing: {
    waiting: 'warn',
    unpaid: 'warn',
    card: 'good',
    elsewhere: 'good',
    free: 'good',
    none: 'neutral',
  },
  action: { create: 'good', update: 'info', delete: 'bad' },
};
const FULLNESS = ['firewood', 'choppedUpWood'];
/** A report's marks: the higher, the worse, up to where it was not looked at. */
const MARKS: readonly Tone[] = ['good', 'warn', 'bad', 'bad', 'neutral'];

/** How a code is coloured. */
export function toneOf(resource: string, property: string, value: string): Tone {
  if (resource === 'reports') {
    if (FULLNESS.includes(property)) return Number(value) <= 1 ? 'bad' : 'good';
    if (property === 'lifeJacketsStatus' && value === '3') return 'neutral';
    return MARKS[Number(value)] ?? 'neutral';
  }
  return TONES[property]?.[value] ?? 'neutral';
}
