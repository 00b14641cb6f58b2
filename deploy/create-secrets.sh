#!/bin/sh
# Creates the secrets of docker-compose.prod.yml in the folder `secrets`; files that exist stay as they are.
#   sh deploy/create-secrets.sh
set -eu
cd "$(dirname "$0")/.."
mkdir -p secrets
# Other users of this machine cannot enter the folder; the files must be readable by the users inside the containers.
chmod 700 secrets

random() { od -An -v -tx1 -N 32 /dev/urandom | tr -d ' \n'; }
create() { # name, content
  [ -s "secrets/$1" ] && return
  printf '%s' "$2" >"secrets/$1"
  chmod 644 "secrets/$1"
  echo "secrets/$1"
}

create nextauth_secret "$(random)"
create postgres_password "$(random)"
create redis_password "$(random)"
create grafana_password "$(random)"
create database_url "postgres://mma:$(cat secrets/postgres_password)@postgres:5432/mma"
