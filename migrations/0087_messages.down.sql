drop index emails_of_message_idx;
-- Their numbers would be those of other messages.
delete from emails where kind = 'board_message';
comment on column emails.sequence is
  '0: about the booking as it is. Others: about the stay before a move, the first one 1; of what brings a receipt, its id';
drop table messages;
