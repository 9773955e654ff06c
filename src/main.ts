import cluster from 'node:cluster';
import { config } from '../config/index.js';
import { leadWorkers } from './cluster/primary.js';
import { serveAsWorker } from './cluster/worker.js';
import { live } from './lifecycle.js';
import { log } from './platform/log.js';
import { serveAlone } from './serve.js';

log.debug({ env: config.env }, 'starting');
if (cluster.isWorker) live(serveAsWorker);
else live(config.workers > 1 ? leadWorkers : serveAlone);
