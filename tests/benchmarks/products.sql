-- Fills up to :stored products in 100 categories; the index of their texts is quicker built than filled.
select pg_get_indexdef('products_by_text'::regclass) as products_by_text \gset
drop index products_by_text;
insert into products (id, sku, name, description, category, price, stock, version)
select gen_random_uuid(), 'bench-' || number || '-' || md5(number::text), 'Cup ' || md5(number::text),
  'A cup, number ' || number || ', for a benchmark.', 'Category ' || number % 100, 2.50, 100, 0
from generate_series((select count(*) from products) + 1, :stored) as number;
\timing on
:products_by_text;
\timing off
vacuum (analyze) products;
