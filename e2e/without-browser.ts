import { env } from 'node:process';
import { setTimeout as delay } from 'node:timers/promises';
import type { APIRequestContext } from '@playwright/test';
import { CATALOGUE_FIELDS } from '@/lib/catalogue';

/** The journey by plain HTTP, for tests that are about something else than its pages. */

export const MARKET_NAME = 'Nettoyage des locaux';

const tokens = new Map<string, string>();

/** A token of the demonstration's editor, asked for once for each instance: an editor may ask for ten a minute. */
export async function demoToken(request: APIRequestContext, base: string): Promise<string> {
  const instance = base || (env.PASSE_MARCHE_URL ?? '');
  const token = tokens.get(instance) ?? (await askToken(request, base));
  tokens.set(instance, token);
  return token;
}

async function askToken(request: APIRequestContext, base: string): Promise<string> {
  const answer = await request.post(`${base}/oauth/token`, {
    form: {
      grant_type: 'client_credentials',
      client_id: 'demo_editor_client',
      client_secret: 'demo_editor_secret',
      // A scope set of the tests' own: the demo platform's token must stay live, and leave theirs so.
      scope: 'api_read api_write',
    },
  });
  if (!answer.ok()) throw new Error(`no token: ${answer.status()} ${await answer.text()}`);
  return (await answer.json()).access_token;
}

/** A market of services, configured with what is always asked and two fields of your choice; returns its identifier. */
export async function configureByApi(
  request: APIRequestContext,
  base: string,
  token: string,
  field = 'none',
  additional?: string,
): Promise<string> {
  const deadline = new Date(Date.now() + 30 * 86_400_000).toISOString();
  const market = { name: MARKET_NAME, deadline, siret: '13002526500013', market_type_codes: ['services'] };
  const { identifier, configuration_url } = await post(request, `${base}/api/v1/public_markets`, token, {
    public_market: market,
  });
  await request.get(configuration_url);
  const page = `${base}/buyer/public_markets/${identifier}`;
  await request.post(`${page}/setup`, { multipart: { defense: 'no' } });
  await request.post(`${page}/required_fields`, { multipart: { field } });
  await request.post(`${page}/additional_fields`, {
    multipart: additional ? { wanted: 'yes', field: additional } : { wanted: 'no' },
  });
  await request.post(`${page}/summary`, { multipart: { finalise: 'yes' } });
  return identifier;
}

/** A market that asks for every field of the catalogue, the longest form there is; returns its identifier. */
export async function configureLongest(request: APIRequestContext, base: string, token: string): Promise<string> {
  const deadline = new Date(Date.now() + 30 * 86_400_000).toISOString();
  const types = ['supplies', 'services', 'works', 'defense'];
  const market = { name: MARKET_NAME, deadline, siret: '13002526500013', market_type_codes: types };
  const { identifier, configuration_url } = await post(request, `${base}/api/v1/public_markets`, token, {
    public_market: market,
  });
  await request.get(configuration_url);
  const page = `${base}/buyer/public_markets/${identifier}`;
  const withEvery = (entries: Record<string, string>) => {
    const form = new FormData();
    for (const [name, value] of Object.entries(entries)) form.append(name, value);
    for (const { key } of CATALOGUE_FIELDS) form.append('field', key);
    return { multipart: form };
  };
  await request.post(`${page}/setup`, { multipart: { defense: 'yes' } });
  await request.post(`${page}/required_fields`, withEvery({}));
  await request.post(`${page}/additional_fields`, withEvery({ wanted: 'yes' }));
  await request.post(`${page}/summary`, { multipart: { finalise: 'yes' } });
  return identifier;
}

/** An application to it, by a user of the platform, opened in this client and not filled yet; returns its identifier and its pages' address. */
export async function beginByApi(
  request: APIRequestContext,
  base: string,
  token: string,
  market: string,
  siret: string | null,
  user?: string,
) {
  const url = `${base}/api/v1/public_markets/${market}/market_applications`;
  const { identifier, application_url } = await post(request, url, token, {
    market_application: { siret, ...(user !== undefined && { provider_user_id: user }) },
  });
  await request.get(application_url);
  return { identifier: String(identifier), page: `${base}/candidate/market_applications/${identifier}` };
}

/** A market and an application to it; returns the link of the application. */
export async function openByApi(request: APIRequestContext, base: string, token: string): Promise<string> {
  const market = await configureByApi(request, base, token);
  const url = `${base}/api/v1/public_markets/${market}/market_applications`;
  const { application_url } = await post(request, url, token, { market_application: {} });
  return application_url;
}

/** An application to it, submitted once `fill` has done what it wants at the address of its steps; returns its identifier. */
export async function applyByApi(
  request: APIRequestContext,
  base: string,
  token: string,
  market: string,
  fill?: (steps: string) => Promise<void>,
): Promise<string> {
  const { identifier, page } = await beginByApi(request, base, token, market, '73282932000074');
  await request.post(`${page}/company_identification`, {
    multipart: {
      'identite_entreprise_identification_raison_sociale.text': 'Menuiserie Lefèvre & fils',
      'identite_entreprise_contact_email.text': 'contact@menuiserie-lefevre.example',
    },
  });
  await fill?.(page);
  // When nothing but the identity is asked for, the declaration on honour is made on the summary.
  await request.post(`${page}/summary`, { multipart: { 'declaration.choice': 'no_exclusion' }, maxRedirects: 0 });
  return identifier;
}

/** All tests of an instance share one editor and its budget: above it, the call is made again when the answer says. */
async function post(request: APIRequestContext, url: string, token: string, data: unknown) {
  const answer = await request.post(url, { data, headers: { Authorization: `Bearer ${token}` } });
  if (answer.status() === 429) {
    await delay(Number(answer.headers()['retry-after'] ?? 1) * 1_000);
    return post(request, url, token, data);
  }
  if (!answer.ok()) throw new Error(`${url}: ${answer.status()} ${await answer.text()}`);
  return answer.json();
}
