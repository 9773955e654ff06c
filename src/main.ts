import { config } from '../config/index.js';
import { live } from './lifecycle.js';
import { log } from './platform/log.js';
import { serve } from './serve.js';

log.debug({ env: config.env }, 'starting');
for (const warning of config.warnings) log.warn(warning);
live(serve);
