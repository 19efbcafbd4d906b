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

/** How one listens from one's own computer. `base`: the address of this instance. */
export const listenInShell = (base: string): string => `curl -O ${base}${LISTEN_PATH}
export PASSE_MARCHE_URL=${base} PASSE_MARCHE_CLIENT_ID=… PASSE_MARCHE_CLIENT_SECRET=…
node listen.mjs http://localhost:8080/webhooks/passemarche`;

/** The file of \`public\` that does it. */
const LISTEN_PATH = '/documentation/listen.mjs';
