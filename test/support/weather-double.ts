import { createServer, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { addDays, osloMoment, today } from '../../src/platform/clock.js';

type Trouble = 'malformed' | 'another_shape' | 'broken' | 'hang';

/**
 * MET's Locationforecast, as its documentation describes `compact`: hours for two days, then each sixth hour, from the
 * beginning of today (Oslo) on.
 */
export class WeatherDouble {
  trouble: Trouble | null = null;
  /** How many days from today on there are. */
  days = 9;
  symbol = 'lightsnow';
  /** Sent with each answer. */
  headers: Record<string, string> = {};
  readonly asked: { path: string; agent: string; condition: string | undefined }[] = [];
  readonly #hanging = new Set<ServerResponse>();
  readonly #server = createServer((request, response) => {
    const agent = request.headers['user-agent'] ?? '';
    const condition = request.headers['if-modified-since'];
    this.asked.push({ path: request.url ?? '', agent, condition });
    this.#answer(request.url ?? '', agent, condition, response);
  });

  async start(): Promise<string> {
    await new Promise<void>((resolve) => {
      this.#server.listen(0, '127.0.0.1', resolve);
    });
    return `http://127.0.0.1:${(this.#server.address() as AddressInfo).port}/2.0`;
  }

  async stop(): Promise<void> {
    for (const response of this.#hanging) response.destroy();
    this.#server.closeAllConnections();
    await new Promise((resolve) => {
      this.#server.close(resolve);
    });
  }

  reset(): void {
    Object.assign(this, { trouble: null, days: 9, symbol: 'lightsnow', headers: {} });
    this.asked.length = 0;
  }

  #answer(path: string, agent: string, condition: string | undefined, response: ServerResponse): void {
    const { pathname, searchParams } = new URL(path, 'http://met');
    const [lat = '', lon = ''] = [searchParams.get('lat') ?? '', searchParams.get('lon') ?? ''];
    const isPlace = [lat, lon].every((degrees) => /^-?\d+(\.\d{1,4})?$/.test(degrees));
    const send = (status: number, body: string) =>
      response.writeHead(status, { 'Content-Type': 'application/json', ...this.headers }).end(body);
    if (this.trouble === 'hang') this.#hanging.add(response);
    else if (!agent.includes('example.org') || !isPlace) send(403, '');
    else if (pathname !== '/2.0/compact') send(404, '');
    else if (this.trouble === 'broken') send(500, '{"error":"Internal Server Error"}');
    else if (condition && condition === this.headers['Last-Modified']) send(304, '');
    else if (this.trouble === 'malformed') send(200, '{"type":"Feature","prop');
    else if (this.trouble === 'another_shape') send(200, '{"type":"Feature","properties":{"timeseries":{}}}');
    else send(200, JSON.stringify(this.#forecast(Number(lat), Number(lon))));
  }

  /** At night it is −8 °C, at noon −3 °C, and a tenth of a millimetre falls each hour. */
  #forecast(lat: number, lon: number) {
    const period = (hours: number) => ({
      summary: { symbol_code: this.symbol },
      details: { precipitation_amount: hours / 10 },
    });
    const moments = Array.from({ length: this.days }, (_, ahead) =>
      Array.from({ length: 24 }, (_, hour) => ({ ahead, hour })).filter(
        ({ hour }) => ahead < 2 || hour % 6 === 0,
      ),
    ).flat();
    return {
      type: 'Feature',
      geometry: { type: 'Point', coordinates: [lon, lat, 283] },
      properties: {
        meta: {
          updated_at: '2026-01-02T05:32:47Z',
          units: { air_temperature: 'celsius', precipitation_amount: 'mm', wind_speed: 'm/s' },
        },
        timeseries: moments.map(({ ahead, hour }) => ({
          time: osloMoment(addDays(today(), ahead), `${String(hour).padStart(2, '0')}:00`)
            .toISOString()
            .replace('.000', ''),
          data: {
            instant: {
              details: {
                air_temperature: hour === 12 ? -3.2 : -8.1,
                wind_from_direction: 210.5,
                wind_speed: hour === 6 ? 5.6 : 2.1,
              },
            },
            next_12_hours: { summary: { symbol_code: 'cloudy' }, details: {} },
            ...(ahead < 2 ? { next_1_hours: period(1) } : {}),
            next_6_hours: period(6),
          },
        })),
      },
    };
  }
}
