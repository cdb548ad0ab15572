-- What is deleted after a while: reservations that were released, and those that were refused, which one line shows. Writes
-- to reservations wait while these are built; where they cannot, build them beforehand, concurrently.
create index if not exists reservations_by_release on reservations (released_at) where released_at is not null;
create index if not exists reservation_lines_refused
    on reservation_lines (order_id) where sku is null or available < quantity;
