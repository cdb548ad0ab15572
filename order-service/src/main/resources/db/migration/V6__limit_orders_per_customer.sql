-- How many units of all products together; null for orders from before, which are older than an hour soon.
alter table orders add column units int;
create index on orders (created_at) where status = 'REJECTED';
