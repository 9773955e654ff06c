/** Tables that follow from others: nothing is lost with them. Backups leave them out, and restoring counts them anew. */
export const DERIVED_TABLES: readonly string[] = ['nights'];
