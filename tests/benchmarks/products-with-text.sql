-- The plans for products that have :'part' or whose names begin with :'start': how many they are, counted no further than
-- 10 000, and their first page in either of the two ways between which product-service chooses by that number.
\set found 'from products where deleted_at is null and (:''start'' = '''' or lower(name) like lower(:''start'' collate pg_unicode_fast)) and (:''part'' = '''' or lower(name) like lower(:''part'' collate pg_unicode_fast) or lower(description) like lower(:''part'' collate pg_unicode_fast))'
\echo -- how many they are
explain (analyze, costs off, timing off, summary on)
select count(*) from (select :found limit 10000) found;
\echo -- the first page, all found first and then sorted
explain (analyze, costs off, timing off, summary on)
select * from (select * :found offset 0) found order by name, id limit 20;
\echo -- the first page, one after the other by name
explain (analyze, costs off, timing off, summary on)
select * :found order by name, id limit 20;
