#!/bin/sh
# backup.sh FOLDER: the database of DATABASE_URL and the files of DATA_DIR, beside an instance that runs.
# Keep SECRET_KEY (and the seal) elsewhere: with them this backup opens everything, without them nothing.
set -eu
folder=$1
umask 077
mkdir -p "$folder/storage"
name="database-$(date -u +%Y%m%dT%H%M%SZ).dump"

# The database first: files never change once they are there, and stay a day after nobody names them any more.
# Whatever this dump names is then still there to be copied.
pg_dump --format=custom --no-owner --no-privileges --file="$folder/$name.part" "$DATABASE_URL"
if [ -d "$DATA_DIR/storage/sha256" ]; then
  # A file is named after its content: one that is in the backup already is the same.
  rsync --archive --ignore-existing "$DATA_DIR/storage/sha256" "$folder/storage/"
fi

# Named last: a backup cut short is never taken for a whole one.
mv "$folder/$name.part" "$folder/$name"
# Its time is what /metrics tells: backup_age_seconds.
touch "$DATA_DIR/last-backup"
echo "$folder/$name"
