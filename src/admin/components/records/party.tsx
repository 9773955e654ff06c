import { type BasePropertyProps, flat, useTranslation } from 'adminjs';
import { Labelled } from '../common/labelled';
import { TableHead } from '../common/table-head';
import { useWords } from '../common/use-words';

/** Somebody who comes along. */
export interface Guest {
  name?: string;
  phone?: string;
  email?: string;
  isMember?: boolean | null;
}

const COLUMNS = ['name', 'phone', 'email', 'member'] as const;

/** Who comes along, as far as it was told. */
export function Party({ property, record, where }: BasePropertyProps) {
  const { say } = useWords('Party');
  const found: unknown = flat.get(record?.params ?? {}, property.path);
  const guests = Array.isArray(found) ? (found as Guest[]) : [];
  return (
    <Labelled property={property} where={where}>
      {guests.length === 0 ? say('none') : <PartyTable guests={guests} />}
    </Labelled>
  );
}

/** Those who come along. */
export function PartyTable({ guests }: { guests: Guest[] }) {
  const { say } = useWords('Party');
  return (
    <table className="k-cards">
      <TableHead columns={COLUMNS} say={say} />
      <tbody>
        {guests.map((guest) => (
          <GuestRow key={`${guest.name}${guest.phone}${guest.email}`} guest={guest} />
        ))}
      </tbody>
    </table>
  );
}

function GuestRow({ guest: { name, phone, email, isMember } }: { guest: Guest }) {
  const { say } = useWords('Party');
  const { tl } = useTranslation();
  return (
    <tr>
      <td data-label={say('name')}>{name || say('nameless')}</td>
      <td data-label={say('phone')}>
        {phone ? <a href={`tel:${phone.replaceAll(' ', '')}`}>{phone}</a> : null}
      </td>
      <td data-label={say('email')}>{email ? <a href={`mailto:${email}`}>{email}</a> : null}</td>
      <td data-label={say('member')}>{typeof isMember === 'boolean' ? tl(isMember ? 'yes' : 'no') : null}</td>
    </tr>
  );
}
