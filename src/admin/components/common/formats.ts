/** How values that are no codes are shown, by the property's name. */
export type Format = 'kroner' | 'ore' | 'email' | 'phone' | 'web';

const FORMATS: Record<string, Format> = {
  priceNok: 'kroner',
  priceMember: 'kroner',
  priceNotMember: 'kroner',
  feeNok: 'kroner',
  amountOre: 'ore',
  balanceOre: 'ore',
  receivedOre: 'ore',
  contactEmail: 'email',
  email: 'email',
  recipient: 'email',
  phone: 'phone',
  guestPhone: 'phone',
  phoneNumber: 'phone',
  yrLinkNor: 'web',
  yrLinkEng: 'web',
  mapPdf: 'web',
  album: 'web',
};

export function formatOf(property: string): Format | undefined {
  return FORMATS[property];
}

/** Whether a property is a sum of money, which stands to the right in lists. */
export function isAmount(property: string): boolean {
  return ['kroner', 'ore'].includes(FORMATS[property] ?? '');
}
