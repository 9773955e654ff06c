-- Terms, and what bookings were made under, are kept in `terms_kept`, which the step forward takes up again.
do $$
begin
  if exists (select from bookings) or exists (select from terms where id > 3 or version > 0) then
    create table terms_kept as select
      (select jsonb_agg(to_jsonb(t)) from terms t) as terms,
      (select jsonb_agg(to_jsonb(v)) from terms_versions v) as versions,
      (select jsonb_object_agg(k.id, k.terms_id) from koier k where k.terms_id <> 1) as koier;
    create table terms_of_bookings_kept as
      select b.id, b.terms_version_id, b.price_member, b.price_not_member
      from bookings b join koier k on k.id = b.koie_id
      where b.terms_version_id <> 1
        or (b.price_member, b.price_not_member) is distinct from (k.price_member, k.price_not_member);
  end if;
end $$;

drop trigger bookings_freeze_terms on bookings;
drop function bookings_freeze_terms();
alter table bookings drop column terms_version_id;
alter table bookings drop column price_member;
alter table bookings drop column price_not_member;
alter table koier drop column terms_id;
drop table terms_versions;
drop function terms_versions_keep();
drop table terms;
drop function terms_add_version();
drop function terms_steps_sound(jsonb);
