import { config } from '../../../config/index.js';

/** Whether guests can be sent links to pay by: only where it is known how they reach this server. */
export function hasPayLinks(): boolean {
  return config.publicApiUrl !== undefined;
}

/** Where a guest pays the booking with this uuid that staff made for them. For anyone who has it, without login. */
export function payLink(uuid: string): string {
  return `${config.publicApiUrl ?? ''}/koie/booking/${uuid}/pay/`;
}
