import type { PaymentGateway } from '../../src/services/payments/gateway.js';

/** Where a process ends: before a call to Stripe leaves it, or when Stripe has done its part. */
export type Death = 'before' | 'after';

/**
 * A gateway whose user can die at any call: the call never comes back, so that nothing after it is ever done, as when
 * the process is killed there. What is in the database then is what had been committed.
 */
export class MortalGateway {
  readonly gateway: PaymentGateway;
  #death: { left: number; where: Death; tell: () => void } | undefined;

  constructor(real: PaymentGateway) {
    this.gateway = new Proxy(real, {
      get: (target, name) => {
        const method: unknown = Reflect.get(target, name);
        if (typeof method !== 'function') return method;
        return (...all: unknown[]) => this.#call(() => method.apply(target, all));
      },
    });
  }

  /** Does something, which ends by itself or dies at the call of that number; `died` tells which. */
  async live<T>(act: () => Promise<T>, where: Death, call: number): Promise<T | 'died'> {
    const death = new Promise<'died'>((resolve) => {
      this.#death = { left: call, where, tell: () => resolve('died') };
    });
    try {
      return await Promise.race([act(), death]);
    } finally {
      this.#death = undefined;
    }
  }

  async #call(make: () => unknown): Promise<unknown> {
    const death = this.#death;
    if (!death || death.left > 1) {
      if (death) death.left -= 1;
      return make();
    }
    this.#death = undefined;
    if (death.where === 'after') await make();
    death.tell();
    return new Promise(() => {});
  }
}
