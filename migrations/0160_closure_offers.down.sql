drop trigger closures_keep_offers on closures;
drop function closures_keep_offers();
