-- What the last release asks its database, which had migration 2. CONTRIBUTING.md says how to record it.
INSERT INTO "products" ("category", "deleted_at", "description", "id", "name", "price", "sku", "stock", "version") VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?);
UPDATE "products" SET "sku" = ?, "name" = ?, "description" = ?, "category" = ?, "price" = ?, "stock" = ?, "deleted_at" = ?, "version" = ? WHERE "products"."id" = ? AND "products"."version" = ?;
insert into reservation_lines (order_id, position, product_id, quantity, sku, name, unit_price, available) values (?, ?, ?, ?, ?, ?, ?, ?);
insert into reservations (order_id, first_seen) values (?, ?) on conflict do nothing;
insert into reservations (order_id, first_seen, released_at) values (?, ?, ?) on conflict (order_id) do update set released_at = excluded.released_at where reservations.released_at is null;
insert into stock_adjustments (id, product_id, delta, reason, adjusted_by, adjusted_at) values (?, ?, ?, ?, ?, ?);
select * from products where deleted_at is null and (? = '' or category = ?) and (? = '' or strpos(lower(name), lower(? collate pg_unicode_fast)) > 0 or strpos(lower(description), lower(? collate pg_unicode_fast)) > 0) order by name, id limit ? offset ?;
select * from products where id = ? and deleted_at is null;
select * from products where id = ? and deleted_at is null for no key update;
select * from reservation_lines where order_id = ? order by position;
select count(*) from products where deleted_at is null and (? = '' or category = ?) and (? = '' or strpos(lower(name), lower(? collate pg_unicode_fast)) > 0 or strpos(lower(description), lower(? collate pg_unicode_fast)) > 0);
select id from products where id in (?) order by id for no key update;
select id, sku, name, price, stock from products where id in (?) and deleted_at is null order by id for no key update;
select released_at is not null from reservations where order_id = ?;
update products set stock = stock + ?, version = version + 1 where id = ?;
