create or replace function terms_add_version() returns trigger language plpgsql as $$
begin
  insert into terms_versions (terms_id, name_nb, name_en, text_nb, text_en, steps, fee_nok, may_cancel,
    may_change_until_days)
  values (new.id, new.name_nb, new.name_en, new.text_nb, new.text_en, new.steps, new.fee_nok, new.may_cancel,
    new.may_change_until_days);
  return null;
end $$;
