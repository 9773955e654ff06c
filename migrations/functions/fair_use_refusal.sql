-- Why a member's stay would be more than a fair share of the koier, as the constraint that is named and its detail in
-- JSON; no row when it is fair. Only the rules that are on count, and none of them within an exception of the board.
-- What counts are the member's own stays: booked, or held just now. `but` is the booking that the stay takes the place
-- of. `possible_from` is the first day of arrival on which a stay of as many nights would be fair.
create or replace function fair_use_refusal(
  member integer, koie integer, first_night date, end_night date, but integer default null
) returns table (refusal text, detail text) language plpgsql stable as $$
declare
  nights constant integer := end_night - first_night;
  rules jsonb;
  most integer;
  span integer;
  ends date[];
  elsewhere daterange[] := '{}';
  spent date[] := '{}';
  day date := first_night;
  is_elsewhere boolean;
  is_too_much boolean;
begin
  select jsonb_object_agg(r.rule, jsonb_build_object('most', r.most, 'days', r.days)) into rules
    from fair_use_rules r where r.is_on;
  if rules is null or exists (
    select from fair_use_exceptions e
    where e.user_id = member and coalesce(e.koie_id, koie) = koie
      and e.first_night <= fair_use_refusal.first_night and e.last_night >= end_night - 1
  ) then
    return;
  end if;

  most := (rules #>> '{nights_per_stay,most}')::integer;
  if nights > most then
    return query select 'fair_use_nights_per_stay', json_build_object('limit', most)::text;
    return;
  end if;

  most := (rules #>> '{active_bookings,most}')::integer;
  select array_agg(s.departure_date order by s.departure_date desc) into ends
    from member_stays(member, but) s where s.departure_date > oslo_today();
  if cardinality(ends) >= most then
    return query select 'fair_use_active_bookings',
      json_build_object('limit', most, 'possible_from', ends[most])::text;
    return;
  end if;

  most := (rules #>> '{nights_per_koie,most}')::integer;
  span := (rules #>> '{nights_per_koie,days}')::integer;
  if nights > most then
    return query select 'fair_use_nights_at_once', json_build_object('limit', most, 'days', span)::text;
    return;
  end if;
  if most is not null then
    select coalesce(array_agg(distinct s.arrival_date + i), '{}') into spent
      from member_stays(member, but) s, generate_series(0, s.departure_date - s.arrival_date - 1) i
      where s.koie_id = koie and s.departure_date > first_night - span;
  end if;
  if rules ? 'one_koie_per_night' then
    select coalesce(array_agg(daterange(s.arrival_date, s.departure_date)), '{}') into elsewhere
      from member_stays(member, but) s where s.koie_id <> koie and s.departure_date > first_night;
  end if;
  -- Each turn asks of a later day. The last of their stays ends, and with it the search.
  loop
    is_elsewhere := exists (select from unnest(elsewhere) e where e && daterange(day, day + nights));
    is_too_much := most is not null and is_too_many_nights(
      spent || array(select day + i from generate_series(0, nights - 1) i), day, day + nights, most, span
    );
    if day = first_night and is_elsewhere then
      refusal := 'fair_use_one_koie_per_night';
    elsif day = first_night and is_too_much then
      refusal := 'fair_use_nights_per_koie';
    end if;
    exit when not is_elsewhere and not is_too_much;
    day := day + 1;
  end loop;
  if refusal is not null then
    detail := jsonb_strip_nulls(jsonb_build_object(
      'limit', case refusal when 'fair_use_nights_per_koie' then most end,
      'days', case refusal when 'fair_use_nights_per_koie' then span end,
      'possible_from', day
    ))::text;
    return next;
  end if;
end $$;
