/** A row that cannot be taken over. The message says what is wrong with it, for whoever mends it. */
export class Refused extends Error {
  override name = 'Refused';
}
