import { config } from '../../../config/index.js';
import { log } from '../../platform/log.js';
import type { PaymentGateway } from './gateway.js';
import { SandboxGateway } from './sandbox-gateway.js';
import { StripeGateway } from './stripe-gateway.js';

let gateway: PaymentGateway | undefined;

/** The payment provider of this process: Stripe, or without a key (never in production) the sandbox. */
export function configuredGateway(): PaymentGateway {
  gateway ??= makeGateway();
  return gateway;
}

function makeGateway(): PaymentGateway {
  const { secretKey, apiBase } = config.stripe;
  if (secretKey) return new StripeGateway({ secretKey, apiBase, returnUrl: config.publicSiteUrl });
  if (config.isProduction) throw new Error('STRIPE_SECRET_KEY is required in production');
  log.warn('No STRIPE_SECRET_KEY: payments go to a sandbox that knows Stripe test tokens and takes no money');
  return new SandboxGateway();
}
