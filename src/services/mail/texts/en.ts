import type { MailTexts } from './nb.js';

function guests({ members, others }: { members: number; others: number }): string {
  const parts = [
    members > 0 ? `${members} ${members === 1 ? 'member' : 'members'}` : '',
    others > 0 ? `${others} ${others === 1 ? 'non-member' : 'non-members'}` : '',
  ];
  return parts.filter((part) => part !== '').join(' and ');
}

export const en: MailTexts = {
  from: 'NTNUI Koiene',
  greeting: (name) => (name ? `Hi ${name},` : 'Hi,'),
  guests,
  days: (count) => (count === 1 ? '1 day' : `${count} days`),
  settlement: {
    card: 'paid',
    elsewhere: 'settled in another way',
    invoice: 'to be invoiced',
    free: 'free of charge',
  },
  awaitsCard: 'to be paid by card',
  labels: {
    koie: 'Cabin',
    arrival: 'Arrival',
    departure: 'Departure',
    nights: 'Nights',
    guests: 'Guests',
    price: 'Price',
    reference: 'Reference',
    area: 'Area',
    terrain: 'Terrain',
    altitude: 'Altitude',
    position: 'Position',
    utm: 'UTM',
    mapSheet: 'Map sheet',
    map: 'Map',
    weather: 'Weather',
    directions: 'Getting there',
    parking: 'Parking',
    desk: 'Key',
    address: 'Address',
    opening: 'Opening hours',
    contact: 'Contact',
    guest: 'Guest',
    phone: 'Phone',
    email: 'E-mail',
    nextArrival: 'Next arrival',
  },
  metres: (count) => `${count} m`,
  openMap: 'Open the map',
  openWeather: 'See the forecast',
  referenceHint: 'Give it when you fetch the key.',
  reportButton: 'Fill in the report',
  siteButton: 'Book again',
  linkHint: 'Does the button not work? Paste this address into your browser:',
  footer: 'You get this e-mail because a stay at NTNUI Koiene was booked with this address.',
  staffFooter: 'Sent automatically by the booking system of NTNUI Koiene.',

  booking_confirmation: {
    subject: (w) => `Booking confirmed: ${w.koie}, ${w.dates} (${w.reference})`,
    preheader: (w) => `Reference ${w.reference}. What you need to fetch the key.`,
    heading: (w) => `Welcome to ${w.koie}`,
    intro: (w) => `Your booking for ${w.dates} is confirmed.`,
    key: (w) => `Fetch the key at ${w.desk}, from ${w.keyFrom} at the earliest.`,
    keyWithoutDesk: (w) => `The key can be fetched from ${w.keyFrom}.`,
    keyBack: 'Return the key to the same place after your stay.',
    reportHeading: 'After your stay',
    report:
      'When your stay is over, please fill in a report on firewood, gas and equipment. It tells us what to put right before the next guests come.',
    calendar: 'The stay is attached as a calendar file.',
  },
  koie_information: {
    subject: (w) => `Practical information about ${w.koie} (${w.dates})`,
    preheader: (w) => `Map, directions and weather for your trip to ${w.koie}.`,
    heading: (w) => `How to find ${w.koie}`,
    intro: (w) => `This is good to have with you on your trip ${w.dates}.`,
  },
  checklist_reminder: {
    subject: (w) => `Remember the report from ${w.koie}`,
    preheader: (w) => `Your stay lasted until ${w.departure}. Tell us about firewood, gas and equipment.`,
    heading: (w) => `How are things at ${w.koie}?`,
    intro: (w) =>
      `Your last day at ${w.koie} is ${w.departure}. Please fill in the report on firewood, gas and equipment, so that the next guests find the cabin in order.`,
    key: (w) => `Remember to return the key to ${w.desk} too.`,
    keyWithoutDesk: 'Remember to return the key too.',
  },
  key_reminder: {
    subject: (w) => `Remember the key to ${w.koie}`,
    preheader: (w) => `Reference ${w.reference}. Arrival ${w.arrival}.`,
    heading: (w) => `Remember the key to ${w.koie}`,
    intro: (w) => `You have booked ${w.koie}, arriving ${w.arrival}.`,
    key: (w) => `Fetch the key at ${w.desk} before you leave.`,
    keyWithoutDesk: 'Fetch the key before you leave.',
  },
  key_overdue: {
    subject: (w) => `The key to ${w.koie} has not been returned`,
    preheader: (w) => `Your stay lasted until ${w.departure}. Please return the key as soon as you can.`,
    heading: (w) => `We miss the key to ${w.koie}`,
    intro: (w) => `Your stay lasted until ${w.departure}, and the key is not registered as returned.`,
    next: (w) => `The next guests arrive ${w.nextArrival} and need it.`,
    key: (w) => `Please return it to ${w.desk} as soon as you can.`,
    keyWithoutDesk: 'Please return it as soon as you can.',
    returned: 'If you have returned it already, please ignore this e-mail.',
  },
  payment_refunded: {
    subject: (w) => `Your payment for ${w.koie}, ${w.dates}, is being refunded`,
    preheader: (w) => `The payment came after the time limit. You get ${w.amount} back.`,
    heading: () => 'You get your money back',
    intro: (w) =>
      `Your payment for ${w.koie}, ${w.dates}, came through after the time limit, so the beds were no longer held for you.`,
    amount: (w) => `The full amount, ${w.amount}, is being refunded to the card you used.`,
    again: 'You have no booking for these nights. You are welcome to book again.',
  },
  payment_link: {
    subject: (w) => `Pay for ${w.koie}, ${w.dates} (${w.reference})`,
    preheader: (w) => `${w.price} to be paid by card. Here is the link.`,
    heading: (w) => `Pay for your stay at ${w.koie}`,
    intro: (w) => `Your stay at ${w.koie}, ${w.dates}, is booked, but not paid.`,
    pay: (w) => `Pay ${w.price} by card at Stripe, which takes the payment for us:`,
    button: 'Pay by card',
    paidAlready: 'The link is your own. If you have paid already, you will not be charged again.',
  },
  key_overdue_summary: {
    subject: (count, date) =>
      `${count === 1 ? '1 key has' : `${count} keys have`} not been returned (${date})`,
    preheader: 'Cabins whose key is still out after departure.',
    heading: 'Keys not returned',
    intro: (date) =>
      `As of ${date} these keys have been fetched, the stay is over, and the key is not registered as returned.`,
    overdue: (days) => `${days} late`,
  },
};
