-- The plans for products that have :'text': how many they are, and their first page in either of the two ways between
-- which product-service chooses by that number.
\set found 'from products where deleted_at is null and (lower(name) like lower(:''text'' collate pg_unicode_fast) or lower(description) like lower(:''text'' collate pg_unicode_fast))'
\echo -- how many they are
explain (analyze, costs off, timing off, summary on)
select count(*) :found;
\echo -- the first page, all found first and then sorted
explain (analyze, costs off, timing off, summary on)
select * from (select * :found offset 0) found order by name, id limit 20;
\echo -- the first page, one after the other by name
explain (analyze, costs off, timing off, summary on)
select * :found order by name, id limit 20;
