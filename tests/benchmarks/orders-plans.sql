-- The plans of order-service's lists and of what it asks for each order.
\pset tuples_only on
\echo == the newest orders of one customer
explain (analyze, costs off, timing off, summary on)
select * from orders where customer_id = md5('7')::uuid order by created_at desc, id limit 20;
\echo == how many they are
explain (analyze, costs off, timing off, summary on)
select count(*) from orders where customer_id = md5('7')::uuid;
\echo == the newest orders of all
explain (analyze, costs off, timing off, summary on)
select * from orders order by created_at desc, id limit 20;
\echo == how many orders there are
explain (analyze, costs off, timing off, summary on)
select count(*) from orders;
\echo == what is still to be announced of an order
explain (analyze, costs off, timing off, summary on)
select id, body from announcements
where order_id = (select id from orders limit 1) and sequence <= 2 and taken_at is null
order by sequence;
\echo == announcements that may be forgotten
explain (analyze, costs off, timing off, summary on)
select id from announcements where taken_at < now() - interval '90 days';
