#!/usr/bin/env bash
# Run a command with a PostgreSQL server of its own on loopback, named by CONTRACT_TEST_POSTGRES; stopped afterwards.
set -euo pipefail
programs=$(ls -d /usr/lib/postgresql/*/bin 2>/dev/null | sort -V | tail -n 1 || true)
if [ -z "$programs" ]; then
  apt-get update -q >/dev/null && DEBIAN_FRONTEND=noninteractive apt-get install -y -q postgresql >/dev/null
  programs=$(ls -d /usr/lib/postgresql/*/bin | sort -V | tail -n 1)
fi
folder=$(mktemp -d)
port=${CONTRACT_TEST_POSTGRES_PORT:-54329}
as_owner() { if [ "$(id -u)" = 0 ]; then runuser -u postgres -- "$@"; else "$@"; fi; }
[ "$(id -u)" != 0 ] || chown postgres "$folder"
trap 'as_owner "$programs/pg_ctl" -D "$folder/data" -m fast stop >/dev/null 2>&1 || true; rm -rf "$folder"' EXIT
as_owner "$programs/initdb" -D "$folder/data" -U contract --auth=trust >/dev/null
as_owner "$programs/pg_ctl" -D "$folder/data" -w -l "$folder/log" \
  -o "-c listen_addresses=127.0.0.1 -p $port -k $folder -c fsync=off" start >/dev/null
CONTRACT_TEST_POSTGRES="postgresql://contract@127.0.0.1:$port/postgres" "$@"
