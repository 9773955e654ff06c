import { Agent } from 'node:http';
import { Agent as SecureAgent } from 'node:https';
import Stripe from 'stripe';

/** A request that got no answer. Without a `code`, so that Stripe's library does not send it again by itself. */
class ConnectionFailure extends Error {
  readonly neverConnected: boolean;

  constructor(cause: unknown) {
    super(cause instanceof Error ? cause.message : 'connection failed', { cause });
    this.neverConnected = isConnectError(cause);
  }
}

/**
 * An HTTP client for Stripe's library with exactly one try a call, on a connection of its own. The library
 * would send a request again after a closed connection and report the second failure only; but only of a
 * single try can one say that it never reached Stripe.
 */
export function singleTryClient(protocol: 'http' | 'https'): Stripe.HttpClient {
  const agent = protocol === 'http' ? new Agent({ keepAlive: false }) : new SecureAgent({ keepAlive: false });
  const client = Stripe.createNodeHttpClient(agent);
  return {
    getClientName: () => client.getClientName(),
    makeRequest: async (...request) => {
      try {
        return await client.makeRequest(...request);
      } catch (error) {
        throw new ConnectionFailure(error);
      }
    },
  };
}

/** Whether a failure that Stripe's library reports means that not one byte of the request left. */
export function neverConnected(detail: unknown): boolean {
  return detail instanceof ConnectionFailure && detail.neverConnected;
}

function isConnectError(error: unknown): boolean {
  if (error instanceof AggregateError) return error.errors.every(isConnectError);
  return (
    error instanceof Error &&
    'syscall' in error &&
    (error.syscall === 'connect' || error.syscall === 'getaddrinfo')
  );
}
