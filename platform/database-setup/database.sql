-- The statements that make the role and the database of one service, or put them right, a row each. The caller sets
-- setup.database to the name of both and executes the rows in their order: psql by \gexec, ./run by JDBC. They are no block
-- of PL/pgSQL, as CREATE DATABASE may run in none. The caller need not be a superuser: the master user of RDS is none.
-- There is no semicolon at the end, as \gexec takes the query before it.
SELECT format(statement, current_setting('setup.database'))
FROM (VALUES
  -- Two setups at once must not change the privileges of one database.
  (1, true, 'DO $$ BEGIN PERFORM pg_advisory_lock(hashtext(''database-setup'')); END $$'),
  (2, NOT EXISTS (SELECT FROM pg_roles WHERE rolname = current_setting('setup.database')), 'CREATE ROLE %1$I'),
  (3, true, 'ALTER ROLE %1$I WITH LOGIN NOCREATEDB NOCREATEROLE'),
  -- Only a member of the owner may give a database to it, and since PostgreSQL 16 creating a role no longer suffices.
  (4, true, 'GRANT %1$I TO CURRENT_USER WITH SET TRUE, INHERIT TRUE'),
  (5, NOT EXISTS (SELECT FROM pg_database WHERE datname = current_setting('setup.database')),
    'CREATE DATABASE %1$I OWNER %1$I'),
  (6, true, 'ALTER DATABASE %1$I OWNER TO %1$I'),
  -- PUBLIC may connect to every new database; here its owner alone may.
  (7, true, 'REVOKE ALL ON DATABASE %1$I FROM PUBLIC'),
  -- On RDS the master may not own these.
  (8, (SELECT pg_has_role(datdba, 'USAGE') FROM pg_database WHERE datname = 'postgres'),
    'REVOKE CONNECT, TEMPORARY ON DATABASE postgres FROM PUBLIC'),
  (9, (SELECT pg_has_role(datdba, 'USAGE') FROM pg_database WHERE datname = 'template1'),
    'REVOKE CONNECT, TEMPORARY ON DATABASE template1 FROM PUBLIC'),
  -- The master keeps no way into the service's data beyond making it again.
  (10, true, 'REVOKE %1$I FROM CURRENT_USER')
) AS step (number, needed, statement)
WHERE needed
ORDER BY number
