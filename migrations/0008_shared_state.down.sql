drop table rate_limits;
drop table stripe_events;
drop table idempotency_keys;
drop table revoked_tokens;
drop table sessions;
