import { config } from '../../config/index.js';
import { openEmbedded } from './embedded.js';

/** The database that the configuration names. */
export interface OpenDatabase {
  url: string;
  /** Whether it is our own, which only processes with the same DATA_DIR use. */
  embedded: boolean;
  close(): Promise<void>;
}

/**
 * The configured database, or else the embedded one, joined or started. Nothing is connected to a configured
 * one yet. Throws when the embedded one cannot be had.
 */
export async function openDatabase(): Promise<OpenDatabase> {
  if (config.databaseUrl) return { url: config.databaseUrl, embedded: false, close: async () => undefined };
  const { url, close } = await openEmbedded(config.dataDir);
  return { url, embedded: true, close };
}
