// Only types, and nothing imported: the desk in the browser is written against them too.

/** Where a key is. */
export type KeyPlace = 'not_picked_up' | 'picked_up' | 'delivered';

/** A numbered key that hangs at a desk; `desk` is its name where it is another than the koie's own. */
export interface FreeKey {
  id: number;
  label: string;
  desk: string | null;
}

/** A numbered key that somebody has: a guest until an Oslo day, or nobody knows who. */
export interface KeyOut {
  label: string;
  guest: string | null;
  due: string | null;
}

/** The numbered keys of a koie: those to hand out, in that order, and those that are out, the first one back first. */
export interface KoieKeys {
  slug: string;
  free: FreeKey[];
  out: KeyOut[];
}

/** A stay as the key desk sees it. Dates are Oslo days. */
export interface DeskStay {
  id: number;
  uuid: string;
  reference: string;
  koie: string;
  koieSlug: string;
  arrivalDate: string;
  departureDate: string;
  guests: number;
  guest: string | null;
  phone: string | null;
  contactEmail: string;
  paid: boolean;
  keyStatus: KeyPlace;
  /** The numbered key that it has, or had when it is back; null when there is none. */
  key: { id: number; label: string; state: 'out' | 'at_desk' | 'lost' | 'broken' | 'retired' } | null;
  /** Why it went without a numbered key; empty when there is nothing to say. */
  withoutKeyNote: string;
  /** The days on which the key went out and came back; null when it has not, or nobody knows. */
  keyOutOn: string | null;
  keyBackOn: string | null;
  /** When it was last handed out or taken back (epoch milliseconds), and by whom; null when nobody has. */
  keyChange: { at: number; by: string | null } | null;
  /** The board's note about this booking, to be confirmed before the key goes out. */
  deskNote: string;
  /** The note about this koie's key, for the desk to read. */
  keyNotice: string;
  /** Why the koie is closed on a night still to come; null when it is not. */
  closure: string | null;
  /** That the danger of avalanches has reached the koie's threshold on a night still to come; null when it has not. */
  avalanche: string | null;
  /** The key should have come back: after the days of grace, or because the next party needs it. */
  overdue: boolean;
}

/** A stay whose key has been handed out or taken back a moment ago, which can still be undone. */
export interface RecentStay extends DeskStay {
  before: KeyPlace;
  /** Epoch milliseconds. */
  changedAt: number;
  /** Whether the one who asks has done it. */
  mine: boolean;
}

/** A booking that was cancelled, as the desk is told of it. `cancelledOn` and the others are Oslo days. */
export interface CancelledStay {
  reference: string;
  koie: string;
  arrivalDate: string;
  departureDate: string;
  cancelledOn: string;
}
