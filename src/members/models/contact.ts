/**
 * A phone number as E.164 (`+4791234567`): spaces and signs away, 00 as +, Norwegian ones with their country.
 * Undefined when it is no number that can be told.
 */
export function phoneNumber(written: string): string | undefined {
  const digits = written
    .replace(/^\s*(tlf|tel|mob)\.?:?/i, '')
    .replace(/\(0\)/g, '')
    .replace(/[\s().\-/\u00a0\u2010-\u2015]/g, '')
    .replace(/^00/, '+');
  if (/^\+[1-9]\d{4,14}$/.test(digits)) return digits;
  if (/^[2-9]\d{7}$/.test(digits)) return `+47${digits}`;
  if (/^47[2-9]\d{7}$/.test(digits)) return `+${digits}`;
  return undefined;
}

/** `no` and its kin mean Norwegian bokmål. Undefined when it is neither Norwegian nor English. */
export function language(written: string): 'nb' | 'en' | undefined {
  const code = written.trim().toLowerCase().split(/[-_]/)[0] ?? '';
  if (['nb', 'no', 'nn', ''].includes(code)) return 'nb';
  return code === 'en' ? 'en' : undefined;
}
