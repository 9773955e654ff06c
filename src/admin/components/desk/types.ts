import type { DeskStay, KeyPlace, RecentStay } from '../../../services/keys/desk-types';

export type Stay = DeskStay;
export type Recent = RecentStay;
export type KeyStatus = KeyPlace;

/** What the desk's page answers. */
export interface DeskData {
  today: string;
  pickupDays: number;
  pickUps: Stay[];
  returns: Stay[];
  more: { pickUps: boolean; returns: boolean };
  /** What was searched for, and found; undefined without a search. */
  q?: string;
  found?: Stay[];
  recent: Recent[];
  koier: { slug: string; name: string }[];
}

/** What it answers when asked for a day's sheet. */
export interface DayData {
  today: string;
  day: string;
  stays: Stay[];
  koier: { slug: string; name: string }[];
}

/** What limits the lists; empty texts do not. */
export interface Filters {
  koie: string;
  from: string;
  to: string;
}

export type View = 'pickUps' | 'returns' | 'day';

export type Change = 'handOutKey' | 'takeBackKey' | 'undoKey';

/** What the desk must do to the key of a stay next; nothing when it is back. */
export function nextChange({ keyStatus }: Stay): Exclude<Change, 'undoKey'> | null {
  if (keyStatus === 'not_picked_up') return 'handOutKey';
  return keyStatus === 'picked_up' ? 'takeBackKey' : null;
}
