create table orders (
    id              uuid           primary key,
    version         bigint         not null,
    customer_id     uuid           not null,
    customer_email  text           not null,
    customer_name   text           not null,
    status          text           not null,
    total           numeric(14, 2),
    refusal         text,
    tracking_number text,
    created_at      timestamptz    not null
);
create index on orders (customer_id, created_at desc, id);
create index on orders (created_at desc, id);

create table order_lines (
    order_id   uuid           not null references orders,
    position   int            not null,
    product_id uuid           not null,
    quantity   int            not null,
    sku        text,
    name       text,
    unit_price numeric(12, 2),
    -- What was left when the order was refused for want of this product.
    available  int,
    primary key (order_id, position)
);

create table order_history (
    order_id uuid        not null references orders,
    position int         not null,
    status   text        not null,
    at       timestamptz not null,
    primary key (order_id, position)
);

create table idempotency_keys (
    customer_id      uuid        not null,
    key              text        not null,
    fingerprint      text        not null,
    order_id         uuid        not null,
    -- Whether the first answer was 202: it is repeated as such when the order has long been confirmed.
    answered_pending boolean     not null default false,
    created_at       timestamptz not null,
    primary key (customer_id, key)
);
create index on idempotency_keys (created_at);

-- The outbox: what happened to an order and has to be told, written in the transaction in which it happened.
create table announcements (
    id       uuid  primary key,
    order_id uuid  not null references orders,
    sequence int   not null,
    body     text  not null,
    taken_at timestamptz,
    unique (order_id, sequence)
);

-- The table of db-scheduler, as its documentation gives it.
create table scheduled_tasks (
    task_name            text        not null,
    task_instance        text        not null,
    task_data            bytea,
    execution_time       timestamptz not null,
    picked               boolean     not null,
    picked_by            text,
    last_success         timestamptz,
    last_failure         timestamptz,
    consecutive_failures int,
    last_heartbeat       timestamptz,
    version              bigint      not null,
    priority             smallint,
    primary key (task_name, task_instance)
);
create index on scheduled_tasks (execution_time);
create index on scheduled_tasks (last_heartbeat);
