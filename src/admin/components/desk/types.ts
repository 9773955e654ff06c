import type { DangerousKoie } from '../../../services/avalanche';
import type {
  CancelledStay,
  DeskStay,
  KeyPlace,
  KoieKeys,
  RecentStay,
} from '../../../services/keys/desk-types';

export type Stay = DeskStay;
export type { CancelledStay };
export type Recent = RecentStay;
export type KeyStatus = KeyPlace;

/** The answer of the desk's page. */
export interface DeskData {
  today: string;
  pickupDays: number;
  pickUps: Stay[];
  returns: Stay[];
  more: { pickUps: boolean; returns: boolean };
  /** The search term, and the stays found; undefined without a search. */
  q?: string;
  found?: Stay[];
  /** The cancelled booking whose reference that is. */
  cancelled?: CancelledStay | null;
  recent: Recent[];
  koier: { slug: string; name: string }[];
  /** Of the koier that have numbered keys. */
  keys: KoieKeys[];
  /** Koier whose danger of avalanches has reached their threshold. */
  dangers: DangerousKoie[];
}

/** The answer of the desk's page when asked for a day's sheet. */
export interface DayData {
  today: string;
  day: string;
  stays: Stay[];
  /** Keys that should have come back before; none on the sheet of another day than today. */
  overdue: Stay[];
  koier: { slug: string; name: string }[];
}

/** Limits of the lists; an empty text limits nothing. */
export interface Filters {
  koie: string;
  from: string;
  to: string;
}

export type View = 'pickUps' | 'returns' | 'day';

/** What is said with a key that goes out: which one, or why none. */
export interface HandOut {
  isConfirmed: boolean;
  key?: number | 'none';
  note?: string;
}

export type Change = 'handOutKey' | 'takeBackKey' | 'undoKey';

/** The next change of a stay's key at the desk; none when the key is back. */
export function nextChange({ keyStatus }: Stay): Exclude<Change, 'undoKey'> | null {
  if (keyStatus === 'not_picked_up') return 'handOutKey';
  return keyStatus === 'picked_up' ? 'takeBackKey' : null;
}
