# Un récepteur de webhooks qui vérifie les deux signatures. Python 3.8 ou plus, sans dépendance.
#
#   PORT=8080 PASSE_MARCHE_WEBHOOK_SECRETS=… python3 receiver.py
#
# Un secret, ou deux pendant un changement, séparés par une espace.
import base64
import hashlib
import hmac
import json
import os
import time
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer

SECRETS = os.environ["PASSE_MARCHE_WEBHOOK_SECRETS"].split()
TOLERANCE_SECONDS = 300


def digest(secret, signed):
    return hmac.new(secret.encode(), signed, hashlib.sha256).digest()


def same(given, expected):
    return hmac.compare_digest(given.encode(), expected.encode())


def is_standard(headers, body):
    """Standard Webhooks signe « id.horodatage.corps ». Une signature par secret en vigueur."""
    timestamp = headers.get("webhook-timestamp", "")
    if not timestamp.isdigit() or abs(time.time() - int(timestamp)) > TOLERANCE_SECONDS:
        return False
    signed = f"{headers.get('webhook-id', '')}.{timestamp}.".encode() + body
    expected = ["v1," + base64.b64encode(digest(secret, signed)).decode() for secret in SECRETS]
    given = headers.get("webhook-signature", "").split(" ")
    return any(same(one, other) for one in given for other in expected)


def is_legacy(headers, body):
    """L’en-tête historique signe le corps seul."""
    given = headers.get("X-Webhook-Signature-SHA256", "")
    return any(same(given, "sha256=" + digest(secret, body).hex()) for secret in SECRETS)


def read(body):
    try:
        return json.loads(body)
    except ValueError:
        return None


# Chez vous, une table de votre base : le même webhook-id peut revenir, même après un redémarrage.
seen = set()


class Receiver(BaseHTTPRequestHandler):
    def do_POST(self):
        # Les octets reçus, avant toute lecture du JSON.
        body = self.rfile.read(int(self.headers.get("Content-Length", 0)))
        if not is_standard(self.headers, body) or not is_legacy(self.headers, body):
            return self.answer(401)
        message = read(body)
        self.answer(204 if message else 400)  # D’abord la réponse, ensuite le travail.
        delivery = self.headers["webhook-id"]
        if message and delivery not in seen:
            seen.add(delivery)
            print(delivery, message["event"], flush=True)

    def answer(self, status):
        self.send_response(status)
        self.end_headers()

    def log_message(self, *_):
        pass


server = ThreadingHTTPServer(("127.0.0.1", int(os.environ.get("PORT", "8080"))), Receiver)
print("port", server.server_port, flush=True)
server.serve_forever()
