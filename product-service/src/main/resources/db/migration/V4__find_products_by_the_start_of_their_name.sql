-- Finds the names that begin with one or two characters, which products_by_text cannot. Writes to products wait while it is
-- built; where they cannot, build it beforehand, concurrently.
create index if not exists products_by_start_of_name
    on products (lower(name) text_pattern_ops) where deleted_at is null;
