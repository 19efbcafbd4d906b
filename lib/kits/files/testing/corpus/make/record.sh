# Sourced by the shell scripts of this folder: `keep` puts a made file into the corpus and writes its row.
#
# keep SET GROUP NAME PROGRAM WHAT EXPECTED FILE [UPLOADED_NAME]
#   SET is honest or hostile. EXPECTED is a media type, or reasons and harmless:EXTENSION, each separated by a comma.
#   Hostile files are stored as NAME.sample, so that nothing runs when one clicks on them.
set -euo pipefail
: "${CORPUS:?folder of the corpus}" "${WORK:?scratch folder}"
mkdir -p "$WORK/records"

keep() {
  local set=$1 group=$2 name=$3 program=$4 what=$5 expected=$6 file=$7 uploaded=${8:-$3}
  local path="$set/$group/$name"
  [ "$set" = hostile ] && path="$path.sample"
  [ -s "$file" ] || [ "$expected" = empty ] || { echo "not made: $path ($program)" >&2; return 0; }
  mkdir -p "$CORPUS/$set/$group"
  cp "$file" "$CORPUS/$path"
  chmod 644 "$CORPUS/$path"
  printf '%s\t%s\t%s\t%s\t%s\n' "$path" "$uploaded" "$program" "$what" "$expected" >>"$WORK/records/$(basename "$0").tsv"
}

version_of() { dpkg-query -W -f '${Version}' "$1" 2>/dev/null | sed 's/^[0-9]*://; s/[-+].*//'; }
