// Un récepteur de webhooks qui vérifie les deux signatures. Node.js 18 ou plus, sans dépendance.
//
//   PORT=8080 PASSE_MARCHE_WEBHOOK_SECRETS=… node receiver.mjs
//
// Un secret, ou deux pendant un changement, séparés par une espace.
import { createHmac, timingSafeEqual } from 'node:crypto';
import { createServer } from 'node:http';

const { PORT = '8080', PASSE_MARCHE_WEBHOOK_SECRETS = '' } = process.env;
const secrets = PASSE_MARCHE_WEBHOOK_SECRETS.split(' ').filter(Boolean);
const TOLERANCE_SECONDS = 300;

const hmac = (secret, ...parts) => parts.reduce((made, part) => made.update(part), createHmac('sha256', secret));

function same(given, expected) {
  const [one, other] = [Buffer.from(given), Buffer.from(expected)];
  return one.length === other.length && timingSafeEqual(one, other);
}

/** Standard Webhooks signe « id.horodatage.corps ». Une signature par secret en vigueur. */
function isStandard({ 'webhook-id': id, 'webhook-timestamp': timestamp, 'webhook-signature': given = '' }, body) {
  if (!(Math.abs(Date.now() / 1000 - Number(timestamp)) <= TOLERANCE_SECONDS)) return false;
  return secrets.some((secret) => {
    const expected = `v1,${hmac(secret, `${id}.${timestamp}.`, body).digest('base64')}`;
    return given.split(' ').some((signature) => same(signature, expected));
  });
}

/** L’en-tête historique signe le corps seul. */
function isLegacy({ 'x-webhook-signature-sha256': given = '' }, body) {
  return secrets.some((secret) => same(given, `sha256=${hmac(secret, body).digest('hex')}`));
}

function read(body) {
  try {
    return JSON.parse(body);
  } catch {
    return undefined;
  }
}

// Chez vous, une table de votre base : le même webhook-id peut revenir, même après un redémarrage.
const seen = new Set();

const server = createServer(async (request, response) => {
  const chunks = [];
  for await (const chunk of request) chunks.push(chunk);
  const body = Buffer.concat(chunks); // Les octets reçus, avant toute lecture du JSON.
  if (!isStandard(request.headers, body) || !isLegacy(request.headers, body)) return response.writeHead(401).end();
  const message = read(body);
  response.writeHead(message ? 204 : 400).end(); // D’abord la réponse, ensuite le travail.
  const id = request.headers['webhook-id'];
  if (!message || seen.has(id)) return;
  seen.add(id);
  console.log(id, message.event);
});

server.listen(Number(PORT), '127.0.0.1', () => console.log(`port ${server.address().port}`));
