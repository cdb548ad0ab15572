-- The collation sorts by code point and folds the case of every alphabet, alike on every operating system.
create table products (
    id          uuid                          primary key,
    sku         text                          not null,
    name        text collate pg_unicode_fast  not null,
    description text collate pg_unicode_fast  not null,
    category    text                          not null,
    price       numeric(12, 2)                not null check (price between 0.01 and 1000000),
    stock       int                           not null check (stock >= 0),
    deleted_at  timestamptz,
    version     bigint                        not null
);

-- A deleted product frees its sku.
create unique index products_sku on products (sku) where deleted_at is null;
create index products_by_name on products (name, id) where deleted_at is null;
create index products_by_category on products (category, name, id) where deleted_at is null;

create table stock_adjustments (
    id          uuid        primary key,
    product_id  uuid        not null references products,
    delta       int         not null,
    reason      text        not null,
    adjusted_by uuid        not null,
    adjusted_at timestamptz not null
);
create index stock_adjustments_by_product on stock_adjustments (product_id, adjusted_at);
