-- Trusted since PostgreSQL 13: the owner of a database may create it.
create extension if not exists pg_trgm;

-- Finds any part of a text from three characters on. Without a list of pending entries, which each search would read.
-- Writes to products wait while it is built, 20 s for a million. Where they cannot, build it beforehand, concurrently:
-- Flyway keeps no half-built index, but its failed migration, so that is not done here.
create index if not exists products_by_text
    on products using gin (lower(name) gin_trgm_ops, lower(description) gin_trgm_ops) with (fastupdate = off)
    where deleted_at is null;

-- How many products a text has is estimated from a sample of them, and no longer from the length of the text.
create statistics products_names on (lower(name)) from products;
create statistics products_descriptions on (lower(description)) from products;

-- Room for a new version of a row in its own page: then a change of stock touches no index.
alter table products set (fillfactor = 90);
