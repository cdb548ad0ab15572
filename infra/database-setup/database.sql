-- The role and the database of one service, for a master user that may create both and is no superuser (as on RDS).

SELECT format('CREATE ROLE %I LOGIN', :'name')
WHERE NOT EXISTS (SELECT FROM pg_roles WHERE rolname = :'name') \gexec

ALTER ROLE :"name" WITH LOGIN NOCREATEDB NOCREATEROLE;

-- Only who can become the owner may give a database to it, and since PostgreSQL 16 creating a role no longer suffices.
GRANT :"name" TO CURRENT_USER WITH SET TRUE, INHERIT TRUE;

SELECT format('CREATE DATABASE %I OWNER %I', :'name', :'name')
WHERE NOT EXISTS (SELECT FROM pg_database WHERE datname = :'name') \gexec

SELECT format('ALTER DATABASE %I OWNER TO %I', :'name', :'name')
WHERE EXISTS (SELECT FROM pg_database WHERE datname = :'name' AND pg_get_userbyid(datdba) <> :'name') \gexec

-- PUBLIC may connect to every new database; here nobody may but its owner.
REVOKE ALL ON DATABASE :"name" FROM PUBLIC;

-- The databases that every server begins with are nobody's business either, as far as the master owns them.
SELECT format('REVOKE CONNECT, TEMPORARY ON DATABASE %I FROM PUBLIC', datname)
FROM pg_database
WHERE datname IN ('postgres', 'template1') AND pg_has_role(datdba, 'USAGE') \gexec

-- The master keeps no way into the service's data beyond making it again.
REVOKE :"name" FROM CURRENT_USER;

SELECT format('%s may connect to %s', rolname, string_agg(datname, ', ' ORDER BY datname)) AS result
FROM pg_roles, pg_database
WHERE rolname = :'name' AND datallowconn AND has_database_privilege(rolname, datname, 'CONNECT')
GROUP BY rolname \gset
\echo :result
