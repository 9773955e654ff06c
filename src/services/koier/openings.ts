/** Nights that members can book from `opensAt` on, until `closesAt` if it is given: moments in Oslo, ISO 8601. */
export interface KoiePeriod {
  id: number;
  nameNb: string;
  nameEn: string;
  firstNight: string;
  lastNight: string;
  opensAt: string;
  closesAt: string | null;
  /** Of a stay that has a night of it. */
  maxNights: number | null;
  maxGuests: number | null;
}

/** SQL of the booking periods of the koie `id` with nights from `day` on, in their order: an array of KoiePeriod as JSON. */
export function periodsJson(id: string, day: string): string {
  return `(select coalesce(json_agg(json_build_object('id', p.id, 'nameNb', p.name_nb, 'nameEn', p.name_en,
      'firstNight', p.first_night, 'lastNight', p.last_night, 'opensAt', oslo_iso(p.opens_at),
      'closesAt', oslo_iso(p.closes_at), 'maxNights', p.max_nights, 'maxGuests', p.max_guests)
      order by p.first_night), '[]')
    from booking_periods p
    where (p.koie_ids is null or ${id} = any (p.koie_ids)) and p.last_night >= ${day})`;
}
