-- The plans of product-service's lists.
\set category 'Category 7'
\pset tuples_only on
\echo == the first page of all products
explain (analyze, costs off, timing off, summary on)
select * from products where deleted_at is null order by name, id limit 20 offset 0;
\echo == how many they are
explain (analyze, costs off, timing off, summary on)
select count(*) from products where deleted_at is null;
\echo == the first page of a category
explain (analyze, costs off, timing off, summary on)
select * from products
where deleted_at is null
  and (:'category' = '' or category = :'category')
order by name, id limit 20 offset 0;
\echo == a text that few products have
explain (analyze, costs off, timing off, summary on)
select * from products
where deleted_at is null
  and (strpos(lower(name), lower('c4ca4238' collate pg_unicode_fast)) > 0
    or strpos(lower(description), lower('c4ca4238' collate pg_unicode_fast)) > 0)
order by name, id limit 20;
\echo == one product
explain (analyze, costs off, timing off, summary on)
select * from products where id = (select id from products limit 1) and deleted_at is null;
