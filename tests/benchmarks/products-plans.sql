-- The plans of product-service's lists.
\set category 'Category 7'
\pset tuples_only on
\echo == the first page of all products
explain (analyze, costs off, timing off, summary on)
select * from products where deleted_at is null order by name, id limit 20 offset 0;
\echo == how many they are
explain (analyze, costs off, timing off, summary on)
select count(*) from (select from products where deleted_at is null limit 10000) found;
\echo == the first page of a category
explain (analyze, costs off, timing off, summary on)
select * from products
where deleted_at is null
  and (:'category' = '' or category = :'category')
order by name, id limit 20 offset 0;
\set start ''
\echo == a rare text
\set part '%c4ca4238%'
\ir products-with-text.sql
\echo == a text that one of ninety has
\set part '%number 12%'
\ir products-with-text.sql
\echo == a text that all have
\set part '%cup%'
\ir products-with-text.sql
\echo == a text without a letter or digit that none has
\set part '%---%'
\ir products-with-text.sql
\set part ''
\echo == two characters with which all names begin
\set start 'cu%'
\ir products-with-text.sql
\echo == two characters with which no name begins
\set start 'zq%'
\ir products-with-text.sql
\echo == one product
explain (analyze, costs off, timing off, summary on)
select * from products where id = (select id from products limit 1) and deleted_at is null;
