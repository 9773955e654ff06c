import { openDatabase } from '../../src/database/open.js';

// Uses the embedded database of DATA_DIR until it is told to stop.
const { url, close } = await openDatabase();
process.on('SIGTERM', () => {
  void close().then(() => process.exit(0));
});
process.stdout.write(`holds ${url}\n`);
setInterval(() => undefined, 60_000);
