// Les appels de l’API, un par commande. Node.js 18 ou plus, sans dépendance.
//
//   node client.mjs token
//   node client.mjs market RÉFÉRENCE
//   node client.mjs application MARCHÉ RÉFÉRENCE [SIRET]
//   node client.mjs documents CANDIDATURE
//
// RÉFÉRENCE est votre propre nom de l’action (Idempotency-Key). Redemandée, elle ne fait rien de plus.
// Variables PASSE_MARCHE_URL, PASSE_MARCHE_CLIENT_ID, PASSE_MARCHE_CLIENT_SECRET,
// et PASSE_MARCHE_TOKEN quand vous avez déjà un jeton.
import { createWriteStream } from 'node:fs';
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';

const { PASSE_MARCHE_URL, PASSE_MARCHE_CLIENT_ID, PASSE_MARCHE_CLIENT_SECRET, PASSE_MARCHE_TOKEN } = process.env;

function call(path, init, seconds = 30) {
  return fetch(PASSE_MARCHE_URL + path, { ...init, signal: AbortSignal.timeout(seconds * 1000) });
}

async function json(answer) {
  const text = await answer.text();
  if (!answer.ok) throw new Error(`${answer.status} ${text}`);
  return JSON.parse(text);
}

async function token() {
  if (PASSE_MARCHE_TOKEN) return PASSE_MARCHE_TOKEN;
  const body = new URLSearchParams({
    grant_type: 'client_credentials',
    client_id: PASSE_MARCHE_CLIENT_ID,
    client_secret: PASSE_MARCHE_CLIENT_SECRET,
  });
  return (await json(await call('/oauth/token', { method: 'POST', body }))).access_token;
}

async function post(path, reference, body) {
  const headers = {
    Authorization: `Bearer ${await token()}`,
    'Content-Type': 'application/json',
    'Idempotency-Key': reference,
  };
  console.log(await json(await call(path, { method: 'POST', headers, body: JSON.stringify(body) })));
}

/** Un 404 avec Retry-After dit que le document se prépare. */
async function download(path, file, bearer) {
  const answer = await call(path, { headers: { Authorization: `Bearer ${bearer}` } }, 300);
  const seconds = Number(answer.headers.get('retry-after'));
  if (answer.status === 404 && seconds) {
    await answer.arrayBuffer();
    await new Promise((resolve) => setTimeout(resolve, seconds * 1000));
    return download(path, file, bearer);
  }
  if (!answer.ok) throw new Error(`${answer.status} ${await answer.text()}`);
  await pipeline(Readable.fromWeb(answer.body), createWriteStream(file));
  console.log(file);
}

const commands = {
  token: async () => console.log(await token()),
  market: (reference) =>
    post('/api/v1/public_markets', reference, {
      public_market: {
        name: 'Rénovation de l’école',
        deadline: `${new Date().getFullYear() + 1}-12-31T23:59`,
        siret: '13002526500013',
        market_type_codes: ['works'],
      },
    }),
  application: (market, reference, siret = null) =>
    post(`/api/v1/public_markets/${market}/market_applications`, reference, { market_application: { siret } }),
  documents: async (application) => {
    const bearer = await token();
    const path = `/api/v1/market_applications/${application}`;
    await download(`${path}/attestation`, `attestation_${application}.pdf`, bearer);
    await download(`${path}/documents_package`, `documents_package_${application}.zip`, bearer);
  },
};

const [command, ...words] = process.argv.slice(2);
if (!Object.hasOwn(commands, command ?? '')) throw new Error('token, market, application ou documents');
await commands[command](...words);
