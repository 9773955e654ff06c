-- What a booking is made under, whoever makes it.
create or replace function bookings_freeze_terms() returns trigger language plpgsql as $$
begin
  if tg_op = 'UPDATE' then
    if new.terms_version_id is distinct from old.terms_version_id then
      raise exception 'the terms of booking % are kept', old.id
        using errcode = 'check_violation', constraint = 'bookings_terms_kept', table = 'bookings';
    end if;
    return new;
  end if;
  select coalesce(new.price_member, k.price_member), coalesce(new.price_not_member, k.price_not_member),
      coalesce(new.terms_version_id,
        (select v.id from terms_versions v where v.terms_id = k.terms_id order by v.id desc limit 1))
    into new.price_member, new.price_not_member, new.terms_version_id
    from koier k where k.id = new.koie_id;
  if not found then
    raise exception 'there is no koie %', new.koie_id
      using errcode = 'foreign_key_violation', constraint = 'bookings_koie_fkey', table = 'bookings';
  end if;
  return new;
end $$;
