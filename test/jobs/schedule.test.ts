import { expect } from 'chai';
import { dueSlot } from '../../src/jobs/schedule.js';
import { addDays, osloDayOf, osloMoment } from '../../src/platform/clock.js';

const ZONES = ['UTC', 'America/Los_Angeles', 'Pacific/Auckland', 'Europe/Oslo'];
const zoneOfThisRun = process.env.TZ;

describe('the schedule of the jobs', () => {
  for (const zone of ZONES) {
    describe(`on a server in ${zone}`, () => {
      before(() => {
        process.env.TZ = zone;
      });
      after(() => {
        if (zoneOfThisRun === undefined) delete process.env.TZ;
        else process.env.TZ = zoneOfThisRun;
      });

      it('is at Oslo’s time of day on the days around both changes of the clock', () => {
        const eight = (day: string) => osloMoment(day, '08:00').toISOString();
        expect(eight('2026-03-28')).to.equal('2026-03-28T07:00:00.000Z');
        expect(eight('2026-03-29')).to.equal('2026-03-29T06:00:00.000Z');
        expect(eight('2026-10-24')).to.equal('2026-10-24T06:00:00.000Z');
        expect(eight('2026-10-25')).to.equal('2026-10-25T07:00:00.000Z');
        expect(osloMoment('2026-03-29', '03:30').toISOString()).to.equal('2026-03-29T01:30:00.000Z');
        expect(osloMoment('2026-10-25', '03:30').toISOString()).to.equal('2026-10-25T02:30:00.000Z');
        expect(osloMoment('2026-07-01', '00:00').toISOString()).to.equal('2026-06-30T22:00:00.000Z');
      });

      it('has each daily slot once when every minute around a change of the clock is asked for', () => {
        for (const change of ['2026-03-29', '2026-10-25']) {
          const start = osloMoment(addDays(change, -1), '12:00').getTime();
          const end = osloMoment(addDays(change, 1), '12:00').getTime();
          const slots = new Map<string, Set<string>>();
          for (let moment = start; moment <= end; moment += 60_000) {
            const at = new Date(moment);
            for (const job of ['retention', 'checklist-reminders', 'overdue-keys'] as const) {
              const slot = dueSlot(job, at);
              if (!slot) continue;
              expect(slot.getTime()).to.be.at.most(moment);
              expect(osloDayOf(slot)).to.equal(osloDayOf(at));
              const days = slots.get(job) ?? new Set();
              slots.set(job, days.add(slot.toISOString()));
            }
          }
          for (const days of slots.values()) expect(days.size).to.equal(3);
          expect(slots.size).to.equal(3);
        }
      });

      it('is not due before its time, and due for the rest of that day', () => {
        const due = (time: string) => dueSlot('checklist-reminders', new Date(time))?.toISOString();
        expect(due('2026-10-25T06:59:59Z')).to.equal(undefined);
        expect(due('2026-10-25T07:00:00Z')).to.equal('2026-10-25T07:00:00.000Z');
        expect(due('2026-10-25T22:59:59Z')).to.equal('2026-10-25T07:00:00.000Z');
        expect(due('2026-10-25T23:00:00Z')).to.equal(undefined);
      });
    });
  }

  it('has a slot for each hour of the jobs of the hour, from the first to the last in Oslo', () => {
    const due = (time: string) => dueSlot('avalanche-watch', new Date(time))?.toISOString();
    expect(due('2026-12-01T05:59:59Z')).to.equal(undefined);
    expect(due('2026-12-01T06:00:00Z')).to.equal('2026-12-01T06:00:00.000Z');
    expect(due('2026-12-01T21:59:59Z')).to.equal('2026-12-01T21:00:00.000Z');
    expect(due('2026-12-01T22:00:00Z')).to.equal(undefined);
    expect(due('2026-07-01T05:30:00Z')).to.equal('2026-07-01T05:00:00.000Z');
  });

  it('has a slot for every minute of the jobs of the minute', () => {
    const slot = dueSlot('deliver-mail', new Date('2026-10-25T00:59:59.900Z'));
    expect(slot?.toISOString()).to.equal('2026-10-25T00:59:00.000Z');
  });
});
