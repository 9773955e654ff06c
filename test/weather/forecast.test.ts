import { expect } from 'chai';
import { LANGUAGES } from '../../src/models/index.js';
import { addDays, today } from '../../src/platform/clock.js';
import { longDate } from '../../src/platform/format.js';
import { forecastByDay } from '../../src/services/weather/days.js';
import { stayForecast } from '../../src/services/weather/index.js';
import { useDatabase } from '../support/database.js';
import { WeatherDouble } from '../support/weather-double.js';

const USER_AGENT = 'koiene.example.org board@example.org';

describe('the forecast for a stay', () => {
  const db = useDatabase();
  const met = new WeatherDouble();
  let apiBase: string;

  before(async () => {
    apiBase = await met.start();
  });
  after(() => met.stop());
  beforeEach(async () => {
    met.reset();
    await db.sequelize.query('delete from remote_answers');
  });

  const day = (ahead: number) => addDays(today(), ahead);
  const stay = (from: number, to: number, place = {}) => ({
    latitude: '63.15702',
    longitude: '10.3253875',
    altitude: 283,
    arrivalDate: day(from),
    departureDate: day(to),
    ...place,
  });
  const ask = (of = stay(1, 2), language: 'nb' | 'en' = 'nb', options = {}) =>
    stayForecast(of, language, { apiBase, userAgent: USER_AGENT, ...options });

  it('has a line for each day, that of departure too, in the language of the guest', async () => {
    expect((await ask(stay(2, 3)))?.days).to.deep.equal([
      {
        day: longDate('nb', day(2)),
        weather: 'lett snø, −8 til −3\u00a0°C, 2,4\u00a0mm nedbør, vind opptil 6\u00a0m/s',
      },
      {
        day: longDate('nb', day(3)),
        weather: 'lett snø, −8 til −3\u00a0°C, 2,4\u00a0mm nedbør, vind opptil 6\u00a0m/s',
      },
    ]);
    expect((await ask(stay(2, 3), 'en'))?.days[0]?.weather).to.equal(
      'light snow, -8 to -3\u00a0°C, 2.4\u00a0mm precipitation, wind up to 6\u00a0m/s',
    );
  });

  it('counts each hour’s precipitation once, and takes the sky of the middle of the day', () => {
    const at = (hour: number, code: string, hours: 1 | 6 | null, mm: number) => {
      const period = { summary: { symbol_code: code }, details: { precipitation_amount: mm } };
      const later = { summary: { symbol_code: code }, details: { precipitation_amount: 9 } };
      return {
        time: new Date(Date.UTC(2026, 0, 2, hour)),
        data: {
          instant: { details: { air_temperature: hour, wind_speed: 1 } },
          ...(hours === 1 ? { next_1_hours: period, next_6_hours: later } : {}),
          ...(hours === 6 ? { next_6_hours: period } : {}),
        },
      };
    };
    const moments = [
      at(10, 'rain', 1, 0.2),
      at(11, 'cloudy', 1, 0.3),
      at(12, 'fog', 6, 1.5),
      at(18, 'snow', 6, 1),
      at(23, 'snow', null, 0),
    ];
    expect(forecastByDay(moments, '2026-01-02', '2026-01-09')).to.deep.equal([
      { day: '2026-01-02', symbol: 'rain', lowest: 10, highest: 18, precipitationMm: 3, windMs: 1 },
    ]);
  });

  it('says what the sky is like for each code, and leaves out one that is not known', async () => {
    const words = async (symbol: string, language: 'nb' | 'en') => {
      await db.sequelize.query('delete from remote_answers');
      met.symbol = symbol;
      return (await ask(stay(1, 1), language))?.days[0]?.weather.split(', ')[0];
    };
    expect(await words('partlycloudy_day', 'nb')).to.equal('delvis skyet');
    expect(await words('clearsky_polartwilight', 'en')).to.equal('clear sky');
    expect(await words('heavysleetshowersandthunder_night', 'nb')).to.equal('kraftige sluddbyger og torden');
    expect(await words('lightssnowshowersandthunder_day', 'en')).to.equal('light snow showers and thunder');
    expect(await words('rain', 'nb')).to.equal('regn');
    expect(await words('frogs_day', 'nb')).to.equal('−8 til −3\u00a0°C');
  });

  it('names MET and the licence in both languages', async () => {
    for (const language of LANGUAGES) {
      const forecast = await ask(stay(0, 1), language);
      const named = forecast?.links.map(({ label, link }) => `${label} ${link}`).join(' ');
      expect(named).to.match(/MET.*Yr.*CC BY 4\.0 https:\/\/creativecommons\.org\/licenses\/by\/4\.0\//);
    }
  });

  it('asks with four decimals at the most, the altitude, and who asks', async () => {
    await ask();
    expect(met.asked).to.deep.equal([
      { path: '/2.0/compact?lat=63.157&lon=10.3254&altitude=283', agent: USER_AGENT, condition: undefined },
    ]);
    await ask(stay(1, 2, { altitude: 0 }));
    expect(met.asked[1]?.path).to.equal('/2.0/compact?lat=63.157&lon=10.3254');
  });

  it('asks once while the answer is fresh, and then only whether it has changed', async () => {
    met.headers = {
      Expires: new Date(Date.now() + 60_000).toUTCString(),
      'Last-Modified': 'Fri, 02 Jan 2026 05:32:47 GMT',
    };
    const first = await ask();
    expect(await ask()).to.deep.equal(first);
    expect(met.asked).to.have.length(1);
    await db.sequelize.query("update remote_answers set fresh_until = now() - interval '1 second'");
    expect(await ask()).to.deep.equal(first);
    expect(met.asked[1]?.condition).to.equal('Fri, 02 Jan 2026 05:32:47 GMT');
    // «Not changed» says for how long, too.
    await ask();
    expect(met.asked).to.have.length(2);
  });

  for (const trouble of ['malformed', 'another_shape', 'broken', 'hang'] as const) {
    it(`is none when the answer is ${trouble}, after one try`, async () => {
      met.trouble = trouble;
      expect(await ask(stay(1, 2), 'nb', { timeoutMs: 150 })).to.equal(null);
      expect(met.asked).to.have.length(1);
    });
  }

  it('is none for an agent that MET refuses, and is not asked for without one', async () => {
    expect(await ask(stay(1, 2), 'nb', { userAgent: 'nobody' })).to.equal(null);
    expect(await ask(stay(1, 2), 'nb', { userAgent: undefined })).to.equal(null);
    expect(await stayForecast(stay(1, 2), 'nb')).to.equal(null);
    expect(met.asked).to.have.length(1);
  });

  it('is not asked for a koie without a position, or a stay that is over or far away', async () => {
    expect(await ask(stay(1, 2, { latitude: '0', longitude: '0' }))).to.equal(null);
    expect(await ask(stay(-3, -1))).to.equal(null);
    expect(await ask(stay(11, 13))).to.equal(null);
    expect(met.asked).to.deep.equal([]);
  });

  it('begins today for a stay that has begun, and ends where the forecast does', async () => {
    met.days = 4;
    const days = (await ask(stay(-1, 6)))?.days.map((of) => of.day);
    expect(days).to.deep.equal([0, 1, 2, 3].map((ahead) => longDate('nb', day(ahead))));
    expect(await ask(stay(5, 6))).to.equal(null);
  });
});
