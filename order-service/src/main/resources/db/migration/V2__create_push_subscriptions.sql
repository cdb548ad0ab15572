create table push_subscriptions (
    order_id      uuid        primary key references orders,
    endpoint      text        not null,
    p256dh        text        not null,
    auth          text        not null,
    subscribed_at timestamptz not null
);
