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
\echo == how many products have a rare text
explain (analyze, costs off, timing off, summary on)
select count(*)
from products
where deleted_at is null
  and (lower(name) like lower('%c4ca4238%' collate pg_unicode_fast)
    or lower(description) like lower('%c4ca4238%' collate pg_unicode_fast));
\echo == the first page of a rare text
explain (analyze, costs off, timing off, summary on)
select * from (
  select * from products
  where deleted_at is null
    and (lower(name) like lower('%c4ca4238%' collate pg_unicode_fast)
      or lower(description) like lower('%c4ca4238%' collate pg_unicode_fast))
  offset 0) found
order by name, id limit 20;
\echo == how many have a text that one of ninety has
explain (analyze, costs off, timing off, summary on)
select count(*)
from products
where deleted_at is null
  and (lower(name) like lower('%number 12%' collate pg_unicode_fast)
    or lower(description) like lower('%number 12%' collate pg_unicode_fast));
\echo == their first page
explain (analyze, costs off, timing off, summary on)
select * from (
  select * from products
  where deleted_at is null
    and (lower(name) like lower('%number 12%' collate pg_unicode_fast)
      or lower(description) like lower('%number 12%' collate pg_unicode_fast))
  offset 0) found
order by name, id limit 20;
\echo == how many have a text that all have
explain (analyze, costs off, timing off, summary on)
select count(*)
from products
where deleted_at is null
  and (lower(name) like lower('%cup%' collate pg_unicode_fast)
    or lower(description) like lower('%cup%' collate pg_unicode_fast));
\echo == their first page
explain (analyze, costs off, timing off, summary on)
select *
from products
where deleted_at is null
  and (lower(name) like lower('%cup%' collate pg_unicode_fast)
    or lower(description) like lower('%cup%' collate pg_unicode_fast))
order by name, id limit 20;
\echo == how many have a text of two characters
explain (analyze, costs off, timing off, summary on)
select count(*)
from products
where deleted_at is null
  and (lower(name) like lower('%ab%' collate pg_unicode_fast)
    or lower(description) like lower('%ab%' collate pg_unicode_fast));
\echo == their first page
explain (analyze, costs off, timing off, summary on)
select *
from products
where deleted_at is null
  and (lower(name) like lower('%ab%' collate pg_unicode_fast)
    or lower(description) like lower('%ab%' collate pg_unicode_fast))
order by name, id limit 20;
\echo == how many have a character that none has
explain (analyze, costs off, timing off, summary on)
select count(*)
from products
where deleted_at is null
  and (lower(name) like lower('%ß%' collate pg_unicode_fast)
    or lower(description) like lower('%ß%' collate pg_unicode_fast));
\echo == one product
explain (analyze, costs off, timing off, summary on)
select * from products where id = (select id from products limit 1) and deleted_at is null;
