#!/usr/bin/env bash
# Makes a database and a role of the same name for each service on the map. PostgreSQL's image runs it on the first
# start; it can be run again, for a service that is new or a password that is.
set -euo pipefail

superuser() {
  psql --no-psqlrc --quiet --set ON_ERROR_STOP=1 --username postgres --dbname postgres "$@"
}

databases() {
  sed -n 's/^ *[a-z-]*:.*database: *\([a-z_]*\).*/\1/p' /communication-map.yml
}

superuser << 'SQL'
REVOKE CONNECT ON DATABASE postgres, template1 FROM PUBLIC;
SQL
for name in $(databases); do
  NAME=$name superuser --set name="$name" << 'SQL'
\set password `cat "/run/secrets/$NAME"`
SELECT format('CREATE ROLE %I LOGIN', :'name') WHERE to_regrole(:'name') IS NULL \gexec
ALTER ROLE :"name" PASSWORD :'password';
SELECT format('CREATE DATABASE %I OWNER %I', :'name', :'name')
WHERE NOT EXISTS (SELECT FROM pg_database WHERE datname = :'name') \gexec
REVOKE CONNECT, TEMPORARY ON DATABASE :"name" FROM PUBLIC;
SQL
done

# Over the network a role reaches the database that is called like itself, and the superuser none.
cat > "$PGDATA/pg_hba.conf" << 'HBA'
local  all       postgres       peer
host   all       postgres  all  reject
host   sameuser  all       all  scram-sha-256
HBA
