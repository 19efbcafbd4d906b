#!/bin/sh
# Les appels de l’API, un par commande, avec curl.
#
#   sh client.sh token
#   sh client.sh market RÉFÉRENCE
#   sh client.sh application MARCHÉ RÉFÉRENCE [SIRET]
#   sh client.sh documents CANDIDATURE
#
# RÉFÉRENCE est votre propre nom de l’action (Idempotency-Key). Redemandée, elle ne fait rien de plus.
# Variables PASSE_MARCHE_URL, PASSE_MARCHE_CLIENT_ID, PASSE_MARCHE_CLIENT_SECRET,
# et PASSE_MARCHE_TOKEN quand vous avez déjà un jeton.
set -eu

# Les secrets passent par l’entrée de curl. Sur sa ligne de commande, tout utilisateur de la machine les lirait.
call() {
  printf 'header = "Authorization: %s"\n' "$1" | {
    shift
    curl --config - --silent --show-error --fail-with-body --max-time 30 "$@"
  }
}

token() {
  if [ -n "${PASSE_MARCHE_TOKEN:-}" ]; then
    echo "$PASSE_MARCHE_TOKEN"
    return
  fi
  basic=$(printf '%s:%s' "$PASSE_MARCHE_CLIENT_ID" "$PASSE_MARCHE_CLIENT_SECRET" | base64 | tr -d '\n')
  answer=$(call "Basic $basic" --data grant_type=client_credentials "$PASSE_MARCHE_URL/oauth/token")
  echo "$answer" | sed 's/.*"access_token" *: *"\([^"]*\)".*/\1/'
}

post() { # chemin, Idempotency-Key, corps
  call "Bearer $bearer" --header "Idempotency-Key: $2" --json "$3" "$PASSE_MARCHE_URL$1"
  echo
}

# Un 404 avec Retry-After dit que le document se prépare.
download() { # chemin, fichier
  while :; do
    status=$(call "Bearer $bearer" --max-time 300 --dump-header "$2.headers" --output "$2.part" \
      --write-out '%{http_code}' "$PASSE_MARCHE_URL$1") || true
    seconds=$(sed -n 's/^[Rr]etry-[Aa]fter: *\([0-9]*\).*/\1/p' "$2.headers")
    rm -f "$2.headers"
    if [ "$status" = 200 ]; then
      mv "$2.part" "$2"
      echo "$2"
      return
    fi
    cat "$2.part" >&2
    rm -f "$2.part"
    [ "$status" = 404 ] && [ -n "$seconds" ] || exit 1
    sleep "$seconds"
  done
}

case "${1:-}" in
token | market | application | documents) bearer=$(token) ;;
*) sed -n '4,7p' "$0" >&2 && exit 2 ;;
esac

case "$1" in
token) echo "$bearer" ;;
market)
  deadline="$(($(date +%Y) + 1))-12-31T23:59"
  post /api/v1/public_markets "$2" '{"public_market":{"name":"Rénovation de l’école",
    "deadline":"'"$deadline"'","siret":"13002526500013","market_type_codes":["works"]}}'
  ;;
application)
  if [ -n "${4:-}" ]; then siret="\"$4\""; else siret=null; fi
  post "/api/v1/public_markets/$2/market_applications" "$3" '{"market_application":{"siret":'"$siret"'}}'
  ;;
documents)
  download "/api/v1/market_applications/$2/attestation" "attestation_$2.pdf"
  download "/api/v1/market_applications/$2/documents_package" "documents_package_$2.zip"
  ;;
esac
