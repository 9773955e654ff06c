drop table recovery_codes;
drop table totp_secrets;
drop function record_second_factor;
