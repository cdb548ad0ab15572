#!/usr/bin/env bash
# Makes the keys and passwords that are missing and hands each service its own. Never replaces one that is there.
set -euo pipefail
umask 077

vault=/vault       # all of them, mounted nowhere else
owners=/owners     # a folder for each who gets some, mounted there and nowhere else
public=/public
data=/data
app=10001 postgres=999

key_tool() {
  java -XX:TieredStopAtLevel=1 -XX:+UseSerialGC -jar /app/key-tool.jar "$vault/keys" "$@"
}

refuse_new_secrets_for_old_data() {
  [[ -n $(find "$data" -name PG_VERSION -print -quit) ]] || return 0
  [[ ! -s $vault/passwords/postgres || ! -s $vault/keys/private/user-service.jwk.json ]] || return 0
  cat >&2 << MESSAGE
There is data in the volume postgres-data, but the keys and passwords that it was kept with are gone from the volume
secrets. Put that volume's content back; or begin anew, which loses all users and orders:

  docker compose down --volumes
MESSAGE
  exit 1
}

# Takes its name once it is complete, so that it is there whole or not at all.
password() {
  local file=$vault/passwords/$1
  [[ -s $file ]] || { head -c 24 /dev/urandom | base64 | tr '+/' '-_' > "$file.new" && mv "$file.new" "$file"; }
}

hand() { # <owner's user id> <file in the vault> <file of the owner>
  cmp --quiet "$vault/$2" "$3" || install --owner "$1" --group "$1" --mode 400 "$vault/$2" "$3"
}

refuse_new_secrets_for_old_data
mkdir -p "$vault/passwords"
key_tool
databases=$(key_tool databases)
install --mode 444 "$vault"/keys/public/* "$public"

password postgres
hand $postgres passwords/postgres "$owners/postgres/postgres"
while read -r service database; do
  [[ -n $database ]] || continue
  password "$database"
  hand $app "passwords/$database" "$owners/$service/DATABASE_PASSWORD"
  hand $postgres "passwords/$database" "$owners/postgres/$database"
done <<< "$databases"

password admin
hand $app passwords/admin "$owners/user-service/ADMIN_PASSWORD"
hand $app keys/private/vapid.jwk.json "$owners/notification-service/VAPID_KEY"
for owner in "$owners"/*; do
  key=keys/private/$(basename "$owner").jwk.json
  [[ ! -s $vault/$key ]] || hand $app "$key" "$owner/SIGNING_KEY"
done
