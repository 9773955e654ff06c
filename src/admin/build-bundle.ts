import { buildBundle } from './bundle.js';

await buildBundle();
