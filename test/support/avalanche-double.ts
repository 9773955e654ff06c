import { createServer, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { addDays, osloMinuteOf, today } from '../../src/platform/clock.js';

/** What the server says of the days from today on: a level, or nothing at all of a day. */
type Levels = readonly (number | null)[];
type Trouble = 'malformed' | 'another_shape' | 'broken' | 'hang' | 'empty';

/** Varsom's API, as its documentation describes `AvalancheWarningByRegion/Simple`. It knows Trollheimen (3022) alone. */
export class AvalancheDouble {
  levels: Levels = [1, 1, 1];
  trouble: Trouble | null = null;
  publishedHoursAgo = 1;
  /** Sent with each answer. */
  headers: Record<string, string> = {};
  /** Paths asked for, and which of them with a condition. */
  readonly asked: { path: string; condition: string | undefined }[] = [];
  readonly #hanging = new Set<ServerResponse>();
  readonly #server = createServer((request, response) => {
    const path = request.url ?? '';
    const condition = request.headers['if-none-match'] ?? request.headers['if-modified-since'];
    this.asked.push({ path, condition });
    this.#answer(path, condition, response);
  });

  async start(): Promise<string> {
    await new Promise<void>((resolve) => {
      this.#server.listen(0, '127.0.0.1', resolve);
    });
    return `http://127.0.0.1:${(this.#server.address() as AddressInfo).port}/api`;
  }

  async stop(): Promise<void> {
    for (const response of this.#hanging) response.destroy();
    this.#server.closeAllConnections();
    await new Promise((resolve) => {
      this.#server.close(resolve);
    });
  }

  reset(): void {
    Object.assign(this, { levels: [1, 1, 1], trouble: null, publishedHoursAgo: 1, headers: {} });
    this.asked.length = 0;
  }

  #answer(path: string, condition: string | undefined, response: ServerResponse): void {
    const [, region, language, from = '', to = ''] =
      /^\/api\/AvalancheWarningByRegion\/Simple\/(\d+)\/([12])\/([\d-]+)\/([\d-]+)$/.exec(path) ?? [];
    const send = (status: number, body: string) =>
      response
        .writeHead(status, { 'Content-Type': 'application/json; charset=utf-8', ...this.headers })
        .end(body);
    if (this.trouble === 'hang') this.#hanging.add(response);
    else if (this.trouble === 'broken' || !region) send(500, '{"Message":"An error has occurred."}');
    else if (condition && condition === this.headers.ETag) send(304, '');
    else if (this.trouble === 'malformed') send(200, '[{"RegId":"3022_1","Dan');
    else if (this.trouble === 'another_shape') send(200, '{"warnings":[{"level":"3"}]}');
    else if (this.trouble === 'empty' || region !== '3022') send(200, '[]');
    else send(200, JSON.stringify(this.#warnings(language === '1', from, to)));
  }

  #warnings(isNorwegian: boolean, from: string, to: string) {
    const published = osloMinuteOf(new Date(Date.now() - this.publishedHoursAgo * 3_600_000)).replace(
      ' ',
      'T',
    );
    return this.levels.flatMap((level, index) => {
      const day = addDays(today(), index);
      if (level === null || day < from || day > to) return [];
      return {
        RegId: `3022_${day}`,
        RegionId: 3022,
        RegionName: 'Trollheimen',
        RegionTypeId: 10,
        RegionTypeName: 'A',
        DangerLevel: String(level),
        ValidFrom: `${day}T00:00:00`,
        ValidTo: `${day}T23:59:00`,
        NextWarningTime: `${addDays(today(), 1)}T16:00:00`,
        PublishTime: `${published}:12.34`,
        MainText: isNorwegian
          ? `Fare av grad ${level} på fjellet.`
          : `Danger of level ${level} in the mountains.`,
        LangKey: isNorwegian ? 1 : 2,
      };
    });
  }
}
