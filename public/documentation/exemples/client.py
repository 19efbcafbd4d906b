# Les appels de l’API, un par commande. Python 3.8 ou plus, sans dépendance.
#
#   python3 client.py token
#   python3 client.py market RÉFÉRENCE
#   python3 client.py application MARCHÉ RÉFÉRENCE [SIRET]
#   python3 client.py documents CANDIDATURE
#
# RÉFÉRENCE est votre propre nom de l’action (Idempotency-Key). Redemandée, elle ne fait rien de plus.
# Variables PASSE_MARCHE_URL, PASSE_MARCHE_CLIENT_ID, PASSE_MARCHE_CLIENT_SECRET,
# et PASSE_MARCHE_TOKEN quand vous avez déjà un jeton.
import datetime
import json
import os
import shutil
import sys
import time
from urllib.error import HTTPError
from urllib.parse import urlencode
from urllib.request import Request, urlopen


def call(path, headers=None, body=None, seconds=30):
    request = Request(os.environ["PASSE_MARCHE_URL"] + path, data=body, headers=headers or {})
    return urlopen(request, timeout=seconds)


def token():
    if os.environ.get("PASSE_MARCHE_TOKEN"):
        return os.environ["PASSE_MARCHE_TOKEN"]
    form = {
        "grant_type": "client_credentials",
        "client_id": os.environ["PASSE_MARCHE_CLIENT_ID"],
        "client_secret": os.environ["PASSE_MARCHE_CLIENT_SECRET"],
    }
    with call("/oauth/token", body=urlencode(form).encode()) as answer:
        return json.load(answer)["access_token"]


def post(path, reference, body):
    headers = {
        "Authorization": f"Bearer {token()}",
        "Content-Type": "application/json",
        "Idempotency-Key": reference,
    }
    with call(path, headers, json.dumps(body).encode()) as answer:
        print(json.dumps(json.load(answer), indent=2))


def download(path, file, bearer):
    """Un 404 avec Retry-After dit que le document se prépare."""
    while True:
        try:
            with call(path, {"Authorization": f"Bearer {bearer}"}, seconds=300) as answer:
                with open(file, "wb") as written:
                    shutil.copyfileobj(answer, written)
            print(file)
            return
        except HTTPError as refusal:
            seconds = refusal.headers.get("Retry-After")
            if refusal.code != 404 or seconds is None:
                raise
            time.sleep(int(seconds))


def market(reference):
    post("/api/v1/public_markets", reference, {
        "public_market": {
            "name": "Rénovation de l’école",
            "deadline": f"{datetime.date.today().year + 1}-12-31T23:59",
            "siret": "13002526500013",
            "market_type_codes": ["works"],
        },
    })


def application(market, reference, siret=None):
    post(f"/api/v1/public_markets/{market}/market_applications", reference, {"market_application": {"siret": siret}})


def documents(application):
    bearer = token()
    path = f"/api/v1/market_applications/{application}"
    download(f"{path}/attestation", f"attestation_{application}.pdf", bearer)
    download(f"{path}/documents_package", f"documents_package_{application}.zip", bearer)


commands = {
    "token": lambda: print(token()),
    "market": market,
    "application": application,
    "documents": documents,
}
if len(sys.argv) < 2 or sys.argv[1] not in commands:
    sys.exit("token, market, application ou documents")
try:
    commands[sys.argv[1]](*sys.argv[2:])
except HTTPError as refusal:
    sys.exit(f"{refusal.code} {refusal.read().decode()}")
