-- The address that a mail goes to, in lower case, and from when on it may go; null until it is known.
alter table deliveries add column recipient text, add column send_at timestamptz;
create index on deliveries (recipient, send_at desc) where send_at is not null;
