import type { InferCreationAttributes } from 'sequelize';
import {
  Booking,
  BookingPeriod,
  Description,
  database,
  Group,
  Koie,
  Location,
  Membership,
  type MembershipType,
  Payment,
  Receipt,
  User,
  WaitingEntry,
} from '../../src/models/index.js';
import { addDays, today } from '../../src/platform/clock.js';
import { hashPassword } from '../../src/services/people/passwords.js';
import { writeReceipt } from '../../src/services/receipts/index.js';

export const PASSWORD = 'Fjellvett1967';

let passwordHash: Promise<string> | undefined;
let count = 0;

/** A user with `PASSWORD`, active unless told. */
export async function buildUser(overrides: Partial<InferCreationAttributes<User>> = {}): Promise<User> {
  passwordHash ??= hashPassword(PASSWORD);
  count += 1;
  const number = count;
  return User.create({
    email: `bruker${number}@example.org`,
    firstName: 'Åse',
    lastName: `Ødegård ${number}`,
    passwordHash: await passwordHash,
    ...overrides,
  });
}

/** Makes a user a member of the group with this slug, which is made when missing. */
export async function join(user: User, slug: string, type: MembershipType = 'member'): Promise<User> {
  const [group] = await Group.findOrCreate({ where: { slug }, defaults: { slug, name: slug } });
  await Membership.create({ userId: user.ntnuiNo, groupId: group.groupId, type });
  return user;
}

export const buildMember = () => buildUser();
export const buildSit = async () => join(await buildUser(), 'sit');
export const buildBoard = async () => join(await buildUser(), 'koiene', 'board_member');
export const buildAdmin = () => buildUser({ isAdmin: true });

/** A koie with a location and a description. */
export async function buildKoie(overrides: Partial<InferCreationAttributes<Koie>> = {}): Promise<Koie> {
  count += 1;
  const number = count;
  const location = await Location.create({ latitude: '63.15702', longitude: '10.36538' });
  const description = await Description.create({});
  return Koie.create({
    name: `Testkoia ${number}`,
    slug: `testkoia-${number}`,
    numberOfBeds: 10,
    locationId: location.id,
    descriptionId: description.id,
    ...overrides,
  });
}

/** A booking period of all koier unless told, on nights counted from today; it opened an hour ago. */
export async function buildPeriod({
  nights: [first, last],
  ...overrides
}: Partial<InferCreationAttributes<BookingPeriod>> & {
  nights: [first: number, last: number];
}): Promise<BookingPeriod> {
  return BookingPeriod.create({
    nameNb: 'Jul',
    nameEn: 'Christmas',
    firstNight: addDays(today(), first),
    lastNight: addDays(today(), last),
    opensAt: new Date(Date.now() - 3_600_000),
    ...overrides,
  });
}

/** An entry of the waiting list, for one member and two nights from `from` on, counted from today. */
export async function buildEntry(
  { ntnuiNo }: Pick<User, 'ntnuiNo'>,
  koie: Pick<Koie, 'id'>,
  {
    from = 300,
    to = from + 2,
    ...overrides
  }: Partial<InferCreationAttributes<WaitingEntry>> & { from?: number; to?: number } = {},
): Promise<WaitingEntry> {
  return WaitingEntry.create({
    userId: ntnuiNo,
    koieIds: [koie.id],
    arrivalDate: addDays(today(), from),
    departureDate: addDays(today(), to),
    guestsMember: 1,
    guestsNotMember: 0,
    ...overrides,
  });
}

const METHODS = { card: 'card', elsewhere: 'elsewhere', invoice: 'invoice', free: 'card' } as const;

/**
 * A confirmed booking of one member from tomorrow to the day after, with its first charge, which is paid unless it is
 * an invoice or `isPaid` says otherwise; `from` and `to` are days from today.
 */
export async function buildBooking({
  from = 1,
  to = from + 1,
  isPaid = true,
  ...overrides
}: Partial<InferCreationAttributes<Booking>> & {
  from?: number;
  to?: number;
  isPaid?: boolean;
} = {}): Promise<Booking> {
  const koieId = overrides.koieId ?? (await buildKoie()).id;
  const booking = await Booking.create({
    koieId,
    contactEmail: 'gjest@example.org',
    arrivalDate: addDays(today(), from),
    departureDate: addDays(today(), to),
    guestsMember: 1,
    guestsNotMember: 0,
    priceNok: 40 * (to - from),
    confirmedAt: new Date(),
    ...overrides,
  });
  await Payment.create({
    bookingId: booking.id,
    method: METHODS[overrides.settlement as keyof typeof METHODS] ?? 'card',
    ...(booking.confirmedAt && booking.priceNok > 0 && isPaid && booking.settlement !== 'invoice'
      ? {
          state: 'succeeded',
          amountOre: booking.priceNok * 100,
          settledAt: booking.confirmedAt,
          ...(booking.settlement === 'elsewhere' ? {} : { paymentIntentId: `pi_build_${booking.id}` }),
        }
      : {}),
  });
  return booking.reload();
}

/** The number of the receipt for the charge of a booking that has been paid: one that is made unless told. */
export async function buildReceipt(paid?: Booking): Promise<number> {
  const { id: bookingId } = paid ?? (await buildBooking());
  const charge = await Payment.findOne({ where: { bookingId, state: 'succeeded' }, rejectOnEmpty: true });
  await database().transaction((transaction) => writeReceipt(charge, transaction));
  const receipt = await Receipt.findOne({
    where: { paymentId: charge.id, refundId: null },
    rejectOnEmpty: true,
  });
  return receipt.number ?? 0;
}

/** The same, held and not yet paid. */
export const buildHold = (overrides: Parameters<typeof buildBooking>[0] = {}) =>
  buildBooking({ confirmedAt: null, ...overrides });

/** A report form as the public frontend sends it, with nothing wrong. */
export function fullReport(overrides: Record<string, unknown> = {}): Record<string, unknown> {
  const equipment =
    'gas_burner_primus axe hammer saw saw_blade saw_bench spade kerosene_lamp detergent dishware cookware cabin_book candle_holders fire_blanket fire_extinguisher';
  return {
    feedback: 'Fin tur!',
    firewood: 4,
    chopped_up_wood: 3,
    smoke_detector_is_working: true,
    gas_is_full: true,
    ...Object.fromEntries(equipment.split(' ').map((item) => [item, 0])),
    boat_status: 0,
    canoe_status: 0,
    life_jackets_status: 0,
    other_faults: '',
    ...overrides,
  };
}
