import { join } from 'node:path';
import { projectRoot } from '../../config/index.js';

/** Where the panel's own components are bundled to. */
export const bundleFolder = join(projectRoot, 'adminjs-bundle');

// AdminJS reads this once, while it is imported. Its default, `.adminjs`, is a folder that `send` never serves.
process.env.ADMIN_JS_TMP_DIR = bundleFolder;
