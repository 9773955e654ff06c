import type { Transaction } from 'sequelize';
import { col, fn, Op, where } from 'sequelize';
import { Group, type Language, Membership, type MembershipType, User } from '../../src/models/index.js';
import { hashPassword } from '../../src/services/people/passwords.js';

const PASSWORD = 'SprintIsTheBest';

interface Person {
  email: string;
  /** Where mails go: the logins' own addresses are under domains that exist. */
  contactEmail?: string;
  firstName: string;
  lastName: string;
  gender?: 'M' | 'F' | '-';
  language?: Language;
  isAdmin?: boolean;
  group?: readonly [slug: string, type: MembershipType];
}

const BOARD_EMAIL = 'board@koiene.no';
const MEMBER_EMAIL = 'member@ntnui.no';

/** The demo logins, which docs and the start of the app tell. */
const LOGINS: readonly Person[] = [
  {
    email: 'sprint@ntnui.no',
    contactEmail: 'sprint@example.org',
    firstName: 'Sprint',
    lastName: 'Sprintesen',
    isAdmin: true,
    group: ['koiene', 'leader'],
  },
  {
    email: BOARD_EMAIL,
    contactEmail: 'board@example.org',
    firstName: 'Synnøve',
    lastName: 'Styreseth',
    group: ['koiene', 'board_member'],
  },
  {
    email: 'sit_test@sit.no',
    contactEmail: 'sit_test@example.org',
    firstName: 'Sindre',
    lastName: 'Skranken',
    group: ['sit', 'member'],
  },
  {
    email: MEMBER_EMAIL,
    contactEmail: 'member@example.org',
    firstName: 'Mari',
    lastName: 'Medlemstad',
    group: ['koiene', 'member'],
  },
  {
    email: 'styret@friidrett.example.org',
    firstName: 'Løpe',
    lastName: 'Hekkestad',
    group: ['friidrett', 'board_member'],
  },
];

const GUESTS: readonly Person[] = [
  { email: 'ase.bjornstad@example.com', firstName: 'Åse', lastName: 'Bjørnstad', gender: 'F' },
  { email: 'oyvind.haeggernes@example.org', firstName: 'Øyvind', lastName: 'Hæggernes', gender: 'M' },
  { email: 'ingrid.lovas@example.com', firstName: 'Ingrid', lastName: 'Løvås', gender: 'F' },
  { email: 'torbjorn.aaroe@example.org', firstName: 'Torbjørn', lastName: 'Årøe', gender: 'M' },
  { email: 'sunniva.naess@example.com', firstName: 'Sunniva', lastName: 'Næss', gender: 'F' },
  { email: 'hakon.grotte@example.com', firstName: 'Håkon', lastName: 'Grøtte', gender: 'M' },
  { email: 'jorunn.saeter@example.org', firstName: 'Jorunn', lastName: 'Sæter', gender: 'F' },
  { email: 'bard.odegard@example.com', firstName: 'Bård', lastName: 'Ødegård', gender: 'M' },
  { email: 'ragnhild.fjaera@example.org', firstName: 'Ragnhild', lastName: 'Fjæra', gender: 'F' },
  { email: 'sjur.tommeras@example.com', firstName: 'Sjur', lastName: 'Tømmerås', gender: 'M' },
  { email: 'kari.anne.vage@example.com', firstName: 'Kari Anne', lastName: 'Våge', gender: 'F' },
  { email: 'asmund.skjolsvold@example.org', firstName: 'Åsmund', lastName: 'Skjølsvold', gender: 'M' },
  { email: 'solvi.baerland@example.com', firstName: 'Sølvi', lastName: 'Bærland', gender: 'F' },
  { email: 'jorgen.myrvag@example.org', firstName: 'Jørgen', lastName: 'Myrvåg', gender: 'M' },
  { email: 'marte.groenning@example.com', firstName: 'Marte', lastName: 'Grønning', gender: 'F' },
  { email: 'eirik.nordtug@example.com', firstName: 'Eirik', lastName: 'Nordtug', gender: 'M' },
  {
    email: 'clara.lindqvist@example.org',
    firstName: 'Clara',
    lastName: 'Lindqvist',
    gender: 'F',
    language: 'en',
  },
  { email: 'liam.baxter@example.com', firstName: 'Liam', lastName: 'Baxter', gender: 'M', language: 'en' },
];

/** No number in Norway begins with 0, so nobody is ever called. */
const phoneNumber = (index: number) => `+47000000${String(index + 10).padStart(2, '0')}`;

/** The people of the demo data, as the other seeders need them. */
export interface People {
  guests: readonly User[];
  member: User;
  board: User;
  added: number;
}

/** Adds those of the demo users that are missing, with their group. Those that are there stay as they are. */
export async function addPeople(transaction: Transaction): Promise<People> {
  const persons = [...LOGINS, ...GUESTS];
  const users = await findUsers(transaction);
  const missing = persons.filter(({ email }) => !users.has(email));
  if (missing.length > 0) {
    // One hash for all of them: it is slow by design.
    const passwordHash = await hashPassword(PASSWORD);
    const rows = missing.map((person) => userOf(person, persons.indexOf(person), passwordHash));
    const made = await User.bulkCreate(rows, { transaction, returning: true });
    for (const user of made) users.set(user.email, user);
    await addMemberships(missing, users, transaction);
  }
  return {
    guests: GUESTS.map(({ email }) => userWith(users, email)),
    member: userWith(users, MEMBER_EMAIL),
    board: userWith(users, BOARD_EMAIL),
    added: missing.length,
  };
}

/** The demo users that are there, by e-mail in lower case. */
async function findUsers(transaction: Transaction): Promise<Map<string, User>> {
  const emails = [...LOGINS, ...GUESTS].map(({ email }) => email);
  const users = await User.findAll({
    where: where(fn('lower', col('email')), { [Op.in]: emails }),
    transaction,
  });
  return new Map(users.map((user) => [user.email.toLowerCase(), user]));
}

/** Those of the demo users that are there whom made-up bookings may be for. */
export async function findBookers(transaction: Transaction): Promise<User[]> {
  const users = await findUsers(transaction);
  return [MEMBER_EMAIL, ...GUESTS.map(({ email }) => email)].flatMap((email) => users.get(email) ?? []);
}

function userOf(person: Person, index: number, passwordHash: string) {
  const {
    email,
    contactEmail = null,
    firstName,
    lastName,
    gender = '-',
    language = 'nb',
    isAdmin = false,
  } = person;
  return {
    email,
    contactEmail,
    passwordHash,
    firstName,
    lastName,
    gender,
    language,
    phoneNumber: phoneNumber(index),
    isAdmin,
    isSuperuser: isAdmin,
  };
}

async function addMemberships(
  persons: readonly Person[],
  users: ReadonlyMap<string, User>,
  transaction: Transaction,
): Promise<void> {
  const groups = new Map((await Group.findAll({ transaction })).map((group) => [group.slug, group.groupId]));
  const rows = persons.flatMap(({ email, group }) => {
    if (!group) return [];
    const groupId = groups.get(group[0]);
    if (groupId === undefined) throw new Error(`There is no group ${group[0]} yet: seed the koier first`);
    return [{ userId: userWith(users, email).ntnuiNo, groupId, type: group[1] }];
  });
  await Membership.bulkCreate(rows, { transaction });
}

function userWith(users: ReadonlyMap<string, User>, email: string): User {
  const user = users.get(email);
  if (!user) throw new Error(`There is no demo user ${email}`);
  return user;
}
