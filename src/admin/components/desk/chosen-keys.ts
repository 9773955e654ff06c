import { useState } from 'react';
import type { FreeKey, KoieKeys } from '../../../services/keys/desk-types';
import type { Stay } from './types';

/** The numbered key that is to go out with a stay: one of the koie's, or none; undefined where the koie has no such. */
export type ChosenKey = FreeKey | 'none' | undefined;

/**
 * Which key goes out with which stay: the first of the koie's desk, until somebody picks another. Several stays of a koie
 * that are handed out at once get one each.
 */
export function useChosenKeys(koier: readonly KoieKeys[]) {
  const [picked, setPicked] = useState<ReadonlyMap<number, number | 'none'>>(new Map());
  const keysOf = ({ koieSlug }: Stay): KoieKeys | undefined => koier.find(({ slug }) => slug === koieSlug);

  const chosenFor = (stay: Stay, taken: ReadonlySet<number> = new Set()): ChosenKey => {
    const keys = keysOf(stay);
    if (!keys) return undefined;
    const wanted = picked.get(stay.id);
    const free = keys.free.filter(({ id }) => !taken.has(id));
    if (wanted === 'none') return 'none';
    return free.find(({ id }) => id === wanted) ?? free.find(({ desk }) => desk === null) ?? 'none';
  };

  return {
    keysOf,
    chosenFor,
    /** The same of several at once, no key twice. */
    chosenForAll: (stays: readonly Stay[]): Map<number, ChosenKey> => {
      const taken = new Set<number>();
      const chosen = new Map<number, ChosenKey>();
      // What somebody has picked goes before what would be next.
      const inOrder = [...stays].sort((a, b) => Number(picked.has(b.id)) - Number(picked.has(a.id)));
      for (const stay of inOrder) {
        const key = chosenFor(stay, taken);
        chosen.set(stay.id, key);
        if (typeof key === 'object') taken.add(key.id);
      }
      return chosen;
    },
    pick: (stay: Stay, key: number | 'none') => setPicked((before) => new Map(before).set(stay.id, key)),
  };
}

export type ChosenKeys = ReturnType<typeof useChosenKeys>;
