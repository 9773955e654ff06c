import type { Transaction } from 'sequelize';

const listeners = new Set<() => void>();

/** Has `deliver` called when mails of this process are waiting. Returns how to stop that. */
export function onNudge(deliver: () => void): () => void {
  listeners.add(deliver);
  return () => listeners.delete(deliver);
}

/** Tells this process that mails are waiting: once `transaction` is committed, or at once without one. */
export function nudgeDelivery(transaction?: Transaction): void {
  if (transaction) transaction.afterCommit(wake);
  else wake();
}

function wake(): void {
  for (const deliver of listeners) deliver();
}
