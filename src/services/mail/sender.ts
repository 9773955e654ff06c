import { config } from '../../../config/index.js';

const SENDER = /^(?:(?<name>[^<]*)<)?(?<address>[^<>\s]+@[^<>\s]+?)>?$/;

/** Whom mails are from (`MAIL_FROM`), in its two parts. */
export function sender(): { name: string; address: string } {
  const parts = SENDER.exec(config.mailFrom.trim())?.groups;
  return { name: parts?.name?.trim().replace(/^"(.*)"$/, '$1') ?? '', address: parts?.address ?? '' };
}

/** The domain that message ids and calendar ids end with. */
export function mailDomain(): string {
  return sender().address.split('@').at(-1) ?? 'localhost';
}
