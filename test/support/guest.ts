import { expect } from 'chai';
import { tokenFor } from '../../src/services/guest-links/index.js';

/** A page of a guest's own as a browser has got it. */
export interface Shown {
  status: number;
  headers: Headers;
  text: string;
  /** Where it leads to, without the host. */
  location: string | null;
}

/** A guest with a browser that runs no script: follows links, and sends forms with what they carry. */
export interface GuestBrowser {
  token: string;
  open(act?: string, query?: string, headers?: Record<string, string>): Promise<Shown>;
  /** Sends a form of the page that was opened last, with its hidden fields. */
  send(
    act: string,
    fields?: Record<string, string> | [string, string][],
    headers?: Record<string, string>,
  ): Promise<Shown>;
}

/** A guest who follows the link in the mails of a booking, at a server. */
export async function guestOf(booking: { id: number }, at: { url: string }): Promise<GuestBrowser> {
  const token = await tokenFor(booking.id);
  if (!token) throw new Error('no such booking');
  let last = '';
  const address = (act: string) =>
    `${at.url}/koie/booking/manage/${token}/${act}${act && !act.includes('.') ? '/' : ''}`;
  const shown = async (response: Response): Promise<Shown> => {
    const text = await response.text();
    last = text;
    const location = response.headers.get('location');
    return { status: response.status, headers: response.headers, text, location };
  };
  return {
    token,
    open: async (act = '', query = '', headers = {}) =>
      shown(
        await fetch(`${address(act)}${query}`, {
          headers: { Accept: 'text/html', ...headers },
          redirect: 'manual',
        }),
      ),
    send: async (act, fields = {}, headers = {}) => {
      const given = Array.isArray(fields) ? fields : Object.entries(fields);
      const names = new Set(given.map(([name]) => name));
      const body = new URLSearchParams([...hiddenIn(last).filter(([name]) => !names.has(name)), ...given]);
      return shown(
        await fetch(address(act), {
          method: 'POST',
          body,
          headers: { Accept: 'text/html', 'Sec-Fetch-Site': 'same-origin', ...headers },
          redirect: 'manual',
        }),
      );
    },
  };
}

function hiddenIn(html: string): [string, string][] {
  const fields = html.matchAll(/<input type="hidden" name="([^"]*)" value="([^"]*)">/g);
  return [...fields].map(([, name = '', value = '']) => [name, value]);
}

/** What everything that a link shows must say to browsers and robots. */
export function expectKeptToItself({ headers }: Shown): void {
  expect(headers.get('referrer-policy')).to.equal('no-referrer');
  expect(headers.get('cache-control')).to.equal('no-store');
  expect(headers.get('x-robots-tag')).to.include('noindex');
  expect(headers.get('content-security-policy')).to.include("default-src 'none'");
}
