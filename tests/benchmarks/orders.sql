-- Fills up to :stored orders of many customers, each confirmed and announced, as the service leaves them, with nothing left to write.
set session_replication_role = replica;
with missing as (
  insert into orders (id, version, customer_id, customer_email, customer_name, status, total, created_at)
  select gen_random_uuid(), 1, md5((number % 50000)::text)::uuid, 'ada@example.com', 'Ada', 'CONFIRMED', 2.50,
    now() - number * interval '1 second'
  from generate_series((select count(*) from orders) + 1, :stored) as number
  returning id, created_at
), lines as (
  insert into order_lines (order_id, position, product_id, quantity, sku, name, unit_price)
  select id, 0, gen_random_uuid(), 1, 'bench', 'Cup', 2.50 from missing
), history as (
  insert into order_history (order_id, position, status, at)
  select id, position, case position when 0 then 'PENDING' else 'CONFIRMED' end, created_at
  from missing, generate_series(0, 1) as position
)
insert into announcements (id, order_id, sequence, body, taken_at)
select gen_random_uuid(), id, 2, repeat('x', 600), created_at from missing;
set session_replication_role = origin;
vacuum (analyze) orders, order_lines, order_history, announcements;
checkpoint;
