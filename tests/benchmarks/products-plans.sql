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
\echo == a rare text
\set text '%c4ca4238%'
\ir products-with-text.sql
\echo == a text that one of ninety has
\set text '%number 12%'
\ir products-with-text.sql
\echo == a text that all have
\set text '%cup%'
\ir products-with-text.sql
\echo == a text of two characters
\set text '%ab%'
\ir products-with-text.sql
\echo == a character that none has
\set text '%ß%'
\ir products-with-text.sql
\echo == one product
explain (analyze, costs off, timing off, summary on)
select * from products where id = (select id from products limit 1) and deleted_at is null;
