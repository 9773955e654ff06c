import {
  AuditEntry,
  ClosedMonth,
  Closure,
  Desk,
  Dispute,
  Email,
  FairUseException,
  FairUseRule,
  Group,
  Key,
  KeyMove,
  LedgerAccount,
  Membership,
  Payment,
  Receipt,
  Refund,
  ReleaseRule,
  Report,
  Task,
  Terms,
} from '../../src/models/index.js';
import { today } from '../../src/platform/clock.js';
import { buildBooking, buildEntry, buildKoie, buildPeriod, buildReceipt, buildUser } from './factories.js';

/** Makes a record of every resource of the panel that belong together, and gives their keys. */
export async function buildOneOfEach(): Promise<Record<string, number | string>> {
  const koie = await buildKoie();
  const member = await buildUser({ lastName: 'Fjellvåk' });
  const booking = await buildBooking({ koieId: koie.id, userId: member.ntnuiNo });
  const closure = { koieId: koie.id, firstNight: '2020-01-01', lastNight: '2020-01-02', reasonNb: 'Dugnad' };
  const report = { koieId: koie.id, bookingId: booking.id, stayDate: today(), choppedUpWood: 3 };
  const email = {
    bookingId: booking.id,
    recipient: 'gjest@example.org',
    subject: 'Hei',
    html: '<p>Hei</p>',
    text: 'Hei',
  };
  const group = await Group.create({ name: 'Kajakk', slug: 'kajakk' });
  const membership = await Membership.create({ userId: member.ntnuiNo, groupId: group.groupId });
  const desk = await Desk.create({ name: 'Skranken på Dragvoll' });
  const key = await Key.create({ koieId: koie.id, deskId: desk.id, label: '1' });
  await key.update({ state: 'broken' });
  const move = await KeyMove.findOne({ where: { keyId: key.id }, rejectOnEmpty: true });
  const charge = await Payment.findOne({ where: { bookingId: booking.id }, rejectOnEmpty: true });
  return {
    koier: koie.id,
    locations: koie.locationId,
    descriptions: koie.descriptionId,
    closures: (await Closure.create(closure)).id,
    waiting_entries: (await buildEntry(member, koie)).id,
    booking_periods: (await buildPeriod({ nights: [400, 401] })).id,
    release_rules: (await ReleaseRule.create({ weekday: 3, atTime: '08:00', fromWeekday: 5, fromWeek: 1 }))
      .id,
    fair_use_rules: (await FairUseRule.findOne({ rejectOnEmpty: true })).id,
    fair_use_exceptions: (
      await FairUseException.create({
        userId: member.ntnuiNo,
        firstNight: '2020-01-01',
        lastNight: '2020-01-02',
        reason: 'Kurs i skredvurdering',
      })
    ).id,
    bookings: booking.id,
    payments: charge.id,
    refunds: (await Refund.create({ paymentId: charge.id, amountOre: 100, reason: 'board' })).id,
    disputes: (
      await Dispute.create({
        paymentId: charge.id,
        stripeId: 'du_1',
        amountOre: 100,
        stripeStatus: 'needs_response',
      })
    ).id,
    receipts: (await Receipt.findOne({ where: { number: await buildReceipt(booking) }, rejectOnEmpty: true }))
      .id,
    closed_months: (await ClosedMonth.create({ month: '2020-01-01' })).id,
    ledger_accounts: (await LedgerAccount.findOne({ rejectOnEmpty: true })).id,
    reports: (await Report.create(report)).id,
    emails: (await Email.create({ ...email, kind: 'booking_confirmation', language: 'nb', messageId: '<1>' }))
      .id,
    audit_entries: (await AuditEntry.findOne({ where: { resource: 'koier' }, rejectOnEmpty: true })).id,
    users: member.ntnuiNo,
    groups: group.groupId,
    memberships: membership.membershipNo,
    desks: desk.id,
    keys: key.id,
    key_moves: move.id,
    terms: (await Terms.create({ nameNb: 'Vilkår', nameEn: 'Terms' })).id,
    tasks: (await Task.create({ koieId: koie.id, item: 'axe' })).id,
  };
}
