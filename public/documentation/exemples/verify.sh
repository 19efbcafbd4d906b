#!/bin/sh
# Vérifie à la main les deux signatures d’un webhook que vous avez gardé, avec openssl.
#
#   sh verify.sh ID HORODATAGE WEBHOOK-SIGNATURE X-WEBHOOK-SIGNATURE-SHA256 < corps
#
# Les quatre mots sont les en-têtes webhook-id, webhook-timestamp, webhook-signature et X-Webhook-Signature-SHA256.
# La variable PASSE_MARCHE_WEBHOOK_SECRETS donne le secret, ou deux pendant un changement, séparés par une espace.
# openssl reçoit le secret sur sa ligne de commande, que les autres utilisateurs de la machine peuvent lire.
set -eu
id=$1 timestamp=$2 standard=$3 legacy=$4

body=$(mktemp)
trap 'rm -f "$body"' EXIT
cat >"$body"

standard_signature() {
  { printf '%s.%s.' "$id" "$timestamp"; cat "$body"; } | openssl dgst -sha256 -hmac "$1" -binary | openssl base64 -A
}

legacy_signature() {
  openssl dgst -sha256 -hmac "$1" -r <"$body" | cut -d ' ' -f 1
}

standard_is_right=no legacy_is_right=no
for secret in $PASSE_MARCHE_WEBHOOK_SECRETS; do
  case " $standard " in *" v1,$(standard_signature "$secret") "*) standard_is_right=yes ;; esac
  [ "$legacy" = "sha256=$(legacy_signature "$secret")" ] && legacy_is_right=yes
done
echo "webhook-signature: $standard_is_right, X-Webhook-Signature-SHA256: $legacy_is_right"
[ "$standard_is_right$legacy_is_right" = yesyes ]
