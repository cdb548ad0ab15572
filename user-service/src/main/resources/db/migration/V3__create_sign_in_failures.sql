-- The failures of the last minute by what they are counted by, in lower case: an email, a client's network, both, or a
-- user; at most as many as are allowed. It takes the place of failed_sign_ins, where the last release counts; that goes
-- with a later contract migration.
create table sign_in_failures (
    subject   text          primary key,
    allowed   int           not null,
    failed_at timestamptz[] not null,
    last_at   timestamptz   not null
);
create index sign_in_failures_age on sign_in_failures (last_at);
