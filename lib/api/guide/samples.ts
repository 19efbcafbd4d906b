import { market } from '@/lib/api/openapi/examples';

/** The code of the guide, to be copied as it is: tests run it. `base`: the address of this instance. */

const newMarket = (now: Date) => ({
  public_market: {
    name: market.name,
    deadline: `${now.getUTCFullYear() + 1}-12-31T23:59`,
    siret: market.siret,
    market_type_codes: market.market_type_codes,
  },
});

export const tokenInCurl = (base: string) => `curl --fail-with-body --silent --show-error \\
  --user "$CLIENT_ID:$CLIENT_SECRET" \\
  --data grant_type=client_credentials \\
  ${base}/oauth/token`;

export const marketInCurl = (base: string, now: Date) => `curl --fail-with-body --silent --show-error \\
  --header "Authorization: Bearer $TOKEN" \\
  --header 'Content-Type: application/json' \\
  --header 'Idempotency-Key: marche-4812' \\
  --data '${JSON.stringify(newMarket(now))}' \\
  ${base}/api/v1/public_markets`;

export const marketInNode = (base: string, now: Date) => `const base = '${base}';
const { CLIENT_ID, CLIENT_SECRET } = process.env;

async function post(path, headers, body) {
  const answer = await fetch(base + path, { method: 'POST', headers, body });
  const text = await answer.text();
  if (!answer.ok) throw new Error(\`\${answer.status} \${text}\`);
  return JSON.parse(text);
}

const { access_token } = await post('/oauth/token', {}, new URLSearchParams({
  grant_type: 'client_credentials',
  client_id: CLIENT_ID,
  client_secret: CLIENT_SECRET,
}));

const market = await post('/api/v1/public_markets', {
  Authorization: \`Bearer \${access_token}\`,
  'Content-Type': 'application/json',
  'Idempotency-Key': 'marche-4813',
}, JSON.stringify(${JSON.stringify(newMarket(now), null, 2)}));

console.log(market.identifier, market.configuration_url);`;

export const webhookInNode = () => `import { createHmac, timingSafeEqual } from 'node:crypto';
import { createServer } from 'node:http';

const { WEBHOOK_SECRET, PORT = '8080' } = process.env;

// Sur les octets reçus, avant toute lecture du JSON.
function isAuthentic(signature = '', body) {
  const hmac = createHmac('sha256', WEBHOOK_SECRET).update(body).digest('hex');
  const given = Buffer.from(signature);
  const expected = Buffer.from(\`sha256=\${hmac}\`);
  return given.length === expected.length && timingSafeEqual(given, expected);
}

const server = createServer(async (request, response) => {
  const chunks = [];
  for await (const chunk of request) chunks.push(chunk);
  const body = Buffer.concat(chunks);
  const authentic = isAuthentic(request.headers['x-webhook-signature-sha256'], body);
  response.writeHead(authentic ? 204 : 401).end();
  if (!authentic) return;
  // Le même webhook-id peut revenir. Ne traitez chaque événement qu’une fois.
  console.log(request.headers['webhook-id'], JSON.parse(body).event);
});

server.listen(Number(PORT), () => console.log(\`port \${server.address().port}\`));`;

/** How one listens from one's own computer. `base`: the address of this instance. */
export const listenInShell = (base: string): string => `curl -O ${base}${LISTEN_PATH}
export PASSE_MARCHE_URL=${base} PASSE_MARCHE_CLIENT_ID=… PASSE_MARCHE_CLIENT_SECRET=…
node listen.mjs http://localhost:8080/webhooks/passemarche`;

/** The file of \`public\` that does it. */
const LISTEN_PATH = '/documentation/listen.mjs';
