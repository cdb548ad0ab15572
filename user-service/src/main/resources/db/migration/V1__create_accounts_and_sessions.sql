create table account (
    id            uuid        primary key default uuidv7(),
    email         text        not null,
    name          text        not null,
    password_hash text        not null,
    administrator boolean     not null,
    created_at    timestamptz not null
);
create unique index account_email on account (lower(email));
create index account_newest_first on account (created_at desc, id);

-- What one sign-in began: the family of refresh tokens, of which only the newest is good. Ending a family is ending
-- this one row, so that no token made at the same moment can escape.
create table session (
    id         uuid        primary key default uuidv7(),
    account_id uuid        not null references account on delete cascade,
    token_hash text        not null unique,
    created_at timestamptz not null,
    expires_at timestamptz not null,
    revoked_at timestamptz
);
create index session_account on session (account_id);
create index session_expiry on session (expires_at);

-- Remembered only to recognise a token that comes back.
create table spent_refresh_token (
    token_hash text        primary key,
    session_id uuid        not null references session on delete cascade,
    spent_at   timestamptz not null
);
create index spent_refresh_token_session on spent_refresh_token (session_id);
create index spent_refresh_token_age on spent_refresh_token (spent_at);

-- The failures of the last minute for one email in lower case, whether or not it has an account; at most ten.
create table failed_sign_ins (
    email     text          primary key,
    failed_at timestamptz[] not null,
    last_at   timestamptz   not null
);
create index failed_sign_ins_age on failed_sign_ins (last_at);
