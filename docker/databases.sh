#!/bin/sh
# Makes the role and the database of each service that docker/secrets.sh has made a password for.
set -eu
for file in /run/secrets/*; do
  name=$(basename "$file")
  [ "$name" = postgres ] || DATABASE=$name DATABASE_PASSWORD=$(cat "$file") /database-setup/database-setup
done
