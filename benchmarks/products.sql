-- Fills up to :stored products in 100 categories.
insert into products (id, sku, name, description, category, price, stock, version)
select gen_random_uuid(), 'bench-' || number || '-' || md5(number::text), 'Cup ' || md5(number::text),
  'A cup, number ' || number || ', for a benchmark.', 'Category ' || number % 100, 2.50, 100, 0
from generate_series((select count(*) from products) + 1, :stored) as number;
vacuum (analyze) products;
