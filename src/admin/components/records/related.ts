import type { RecordJSON } from 'adminjs';

/** Records of another resource that belong to a record's page. */
export interface Relation {
  /** The heading, in the texts of `Related`. */
  title: string;
  resource: string;
  filters: Record<string, string | number | boolean>;
  sortBy: string;
  direction: 'asc' | 'desc';
  columns: readonly string[];
  /** What a new one is filled in with; none can be added from here when left out. */
  add?: Record<string, string | number>;
}

type RelationsOf = (record: RecordJSON) => Relation[];

const RELATIONS: Record<string, RelationsOf> = {
  reports: ({ id }) => [
    {
      title: 'tasksOfReport',
      resource: 'tasks',
      filters: { reportId: Number(id) },
      sortBy: 'createdAt',
      direction: 'desc',
      columns: ['item', 'state', 'assigneeId', 'note'],
    },
  ],
  users: ({ id }) => [
    {
      title: 'memberships',
      resource: 'memberships',
      filters: { userId: Number(id) },
      sortBy: 'dateJoined',
      direction: 'desc',
      columns: ['groupId', 'type', 'dateJoined', 'groupExpiry'],
      add: { userId: Number(id) },
    },
    {
      title: 'otherBookings',
      resource: 'bookings',
      filters: { userId: Number(id) },
      sortBy: 'arrivalDate',
      direction: 'desc',
      columns: ['reference', 'koieId', 'arrivalDate', 'departureDate', 'guests', 'state'],
    },
  ],
  groups: ({ id }) => [
    {
      title: 'memberships',
      resource: 'memberships',
      filters: { groupId: Number(id) },
      sortBy: 'dateJoined',
      direction: 'desc',
      columns: ['userId', 'type', 'dateJoined', 'groupExpiry'],
      add: { groupId: Number(id) },
    },
  ],
  keys: ({ id }) => [
    {
      title: 'keyMoves',
      resource: 'key_moves',
      filters: { keyId: Number(id) },
      sortBy: 'at',
      direction: 'desc',
      columns: ['at', 'fromState', 'toState', 'reference', 'who'],
    },
    {
      title: 'tasksOfKey',
      resource: 'tasks',
      filters: { keyId: Number(id) },
      sortBy: 'createdAt',
      direction: 'desc',
      columns: ['state', 'assigneeId', 'note', 'createdAt'],
    },
  ],
  desks: ({ id }) => [
    {
      title: 'keys',
      resource: 'keys',
      filters: { deskId: Number(id) },
      sortBy: 'koieId',
      direction: 'asc',
      columns: ['label', 'koieId', 'state', 'bookingId', 'since'],
      add: { deskId: Number(id) },
    },
    koierBy({ deskId: Number(id) }),
  ],
  locations: ({ id }) => [koierBy({ locationId: Number(id) })],
  descriptions: ({ id }) => [koierBy({ descriptionId: Number(id) })],
};

function koierBy(filters: Relation['filters']): Relation {
  return {
    title: 'koier',
    resource: 'koier',
    filters,
    sortBy: 'name',
    direction: 'asc',
    columns: ['name', 'koieType', 'numberOfBeds', 'inUse'],
  };
}

/** What belongs on the page of a record. */
export function relationsOf(resource: string, record: RecordJSON): Relation[] {
  return RELATIONS[resource]?.(record) ?? [];
}
