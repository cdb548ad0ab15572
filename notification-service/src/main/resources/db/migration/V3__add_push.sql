-- Null for those who want mail alone.
alter table notifications add column recipient_push jsonb;

-- What a push service has declared gone.
create table ended_subscriptions (
    order_id uuid        not null,
    endpoint text        not null,
    ended_at timestamptz not null,
    primary key (order_id, endpoint)
);
create index on ended_subscriptions (ended_at);
