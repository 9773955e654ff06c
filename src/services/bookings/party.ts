/** One of a booking's party, as far as the guest told. */
export interface PartyGuest {
  name: string;
  phone: string;
  email: string;
  isMember: boolean | null;
}

const TEXT_LENGTH = 200;

/**
 * The party out of what the public frontend sends (`guests: [{ name, number, email, isMember }]`). Every part
 * is optional, and what is wrong is dropped rather than refused: a booking must not fail on it.
 * At most as many as the koie has beds.
 */
export function partyFrom(sent: unknown, numberOfBeds: number): PartyGuest[] {
  if (!Array.isArray(sent)) return [];
  return sent
    .slice(0, numberOfBeds)
    .filter((guest): guest is Record<string, unknown> => typeof guest === 'object' && guest !== null)
    .map((guest) => ({
      name: text(guest.name),
      phone: text(guest.number),
      email: text(guest.email),
      isMember: typeof guest.isMember === 'boolean' ? guest.isMember : null,
    }))
    .filter((guest) => guest.name !== '' || guest.phone !== '' || guest.email !== '');
}

function text(value: unknown): string {
  const written = typeof value === 'number' ? String(value) : value;
  if (typeof written !== 'string' || !written.isWellFormed() || /\p{Cc}/u.test(written)) return '';
  return written.trim().slice(0, TEXT_LENGTH).toWellFormed();
}
