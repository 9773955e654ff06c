import { addDays, today } from '../../platform/clock.js';

/** RFC 9116 asks for less than a year; it begins anew at each request. */
const VALID_DAYS = 90;

/** Whom to tell of a hole in the security: RFC 9116. `contact` is an e-mail address or an https address. */
export function securityTxt(contact: string): string {
  return `Contact: ${contact.includes('@') && !contact.includes(':') ? `mailto:${contact}` : contact}
Expires: ${addDays(today(), VALID_DAYS)}T00:00:00Z
Preferred-Languages: no, en
`;
}
