-- What the last release asks its database, which had migration 1. CONTRIBUTING.md says how to record it.
SELECT "samples"."id" AS "id", "samples"."name" AS "name", "samples"."made_at" AS "made_at" FROM "samples" WHERE "samples"."id" = ?;
SELECT COUNT(*) FROM "samples";
insert into samples (id, name, made_at) values (?, ?, ?) on conflict do nothing;
select * from samples order by made_at desc, id limit ? offset ?;
