#!/bin/sh
# restore.sh FOLDER DUMP: into the empty database of DATABASE_URL and the files of DATA_DIR. DUMP is the name of one of the
# folder's dumps. All of the database or nothing: one that is not empty is refused, and left as it was.
set -eu
folder=$1
dump=$2
umask 077
pg_restore --exit-on-error --single-transaction --no-owner --no-privileges --dbname="$DATABASE_URL" "$folder/$dump"
mkdir -p "$DATA_DIR/storage"
if [ -d "$folder/storage/sha256" ]; then
  rsync --archive "$folder/storage/sha256" "$DATA_DIR/storage/"
fi
echo "Restored. Now: migrate, retention run, audit verify, start, doctor (README.md, « Restore »)."
