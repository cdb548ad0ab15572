-- An access token issued before is refused here: the password was changed, or the account lost its administrator's role.
alter table account add column tokens_valid_from timestamptz;

-- To find those whose role has to go, at each start.
create index account_administrators on account (id) where administrator;
