import { Koie } from '../src/models/index.js';

export { seedBase } from './base.js';
export { seedDemo } from './demo/index.js';
export { seedBookings } from './load/index.js';

/** Whether nothing has been seeded or imported yet: there are no koier. */
export async function isEmpty(): Promise<boolean> {
  return (await Koie.count()) === 0;
}
