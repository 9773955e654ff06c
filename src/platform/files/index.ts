import { join } from 'node:path';
import { config } from '../../../config/index.js';
import { folderStore } from './folder.js';
import { s3Store } from './s3.js';
import type { FileStore } from './store.js';

let store: FileStore | undefined;

/** The store that the configuration asks for: storage that speaks S3, or `DATA_DIR/pictures`. */
export function fileStore(): FileStore {
  store ??= config.s3 ? s3Store(config.s3) : folderStore(join(config.dataDir, 'pictures'));
  return store;
}
