/** Who comes, of a booking `b` with its user `u`, in SQL: the name that staff wrote, else the member's. */
export const GUEST_NAME = `coalesce(nullif(b.guest_name, ''), nullif(trim(u.first_name || ' ' || u.last_name), ''))`;

/** Where whoever comes is reached, as `GUEST_NAME`. */
export const GUEST_PHONE = `coalesce(nullif(b.guest_phone, ''), u.phone_number)`;
