-- One row an order, kept for ever: its presence makes a repeated PUT harmless, released_at makes a late one refused.
create table reservations (
    order_id    uuid        primary key,
    first_seen  timestamptz not null,
    released_at timestamptz
);

-- What was asked for, and the product as it was found at that moment: nulls where there was none.
create table reservation_lines (
    order_id   uuid     not null references reservations,
    position   smallint not null,
    product_id uuid     not null,
    quantity   int      not null check (quantity between 1 and 1000),
    sku        text,
    name       text,
    unit_price numeric(12, 2),
    available  int,
    primary key (order_id, position)
);
