import { callApi, enter, everyField, inputsOf, type Journey, post, read } from '@/bin/bench/visit';

/** The categories of the candidate's form, as the seed names them (§4): a post to one saves what it carries. */
const CATEGORIES = [
  'company_identification',
  'motifs_exclusion',
  'capacite_economique_financiere',
  'capacites_techniques_professionnelles',
] as const;

const IDENTITY: [string, string][] = [
  ['identite_entreprise_identification_raison_sociale.text', 'Menuiserie Lefèvre'],
  ['identite_entreprise_contact_email.text', 'contact@entreprise.example'],
];
const SIRET_INPUT = 'identite_entreprise_identification_siret.text';
const DECLARATION: [string, string][] = [['declaration.choice', 'no_exclusion']];

/** How long a page took to come, by what was asked. */
export type Times = Record<'GET' | 'POST', number[]>;

/** A market that asks for every field of the catalogue, ready for candidates; its identifier. */
export async function makeLargestMarket(origin: string, token: string, name: string): Promise<string> {
  const { identifier = '', configuration_url } = await callApi(origin, '/api/v1/public_markets', token, {
    public_market: {
      name,
      deadline: '2099-12-31T12:00:00Z',
      siret: '13002526500013',
      market_type_codes: ['supplies', 'services', 'works', 'defense'],
    },
  });
  const buyer = await enter('acheteur', origin, `/buyer/public_markets/${identifier}`, configuration_url);
  await post(buyer, 'setup', []);
  await post(buyer, 'required_fields', await everyField(buyer, 'required_fields'));
  await post(buyer, 'additional_fields', [['wanted', 'yes'], ...(await everyField(buyer, 'additional_fields'))]);
  await post(buyer, 'summary', []);
  return identifier;
}

/**
 * A candidate in a hurry, without scripts: the platform opens the application, each category is read and posted once with
 * next to nothing in it, and the whole is submitted. Returns the application's identifier. Throws at an answer that is
 * not the expected one.
 */
export async function applyInHaste(
  origin: string,
  token: string,
  market: string,
  siret: string,
  times: Times,
): Promise<string> {
  const path = `/api/v1/public_markets/${market}/market_applications`;
  const { identifier = '', application_url } = await callApi(origin, path, token, { market_application: {} });
  const candidate = await enter('candidat', origin, `/candidate/market_applications/${identifier}`, application_url);
  for (const category of CATEGORIES) {
    await timed(times.GET, () => read(candidate, category));
    await timed(times.POST, () => send(candidate, category, entriesOf(category, siret)));
  }
  const summary = await timed(times.GET, () => read(candidate, 'summary'));
  const hidden = inputsOf(summary).filter(({ type, name }) => type === 'hidden' && name !== '');
  const entries = hidden.map(({ name, value }): [string, string] => [name, value]);
  await timed(times.POST, () => send(candidate, 'summary', entries));
  return identifier;
}

function entriesOf(category: (typeof CATEGORIES)[number], siret: string): [string, string][] {
  if (category === 'company_identification') return [[SIRET_INPUT, siret], ...IDENTITY];
  return category === 'motifs_exclusion' ? DECLARATION : [];
}

async function send({ address, cookie }: Journey, step: string, entries: [string, string][]): Promise<void> {
  const body = new FormData();
  for (const [name, value] of entries) body.append(name, value);
  const headers = { cookie, 'sec-fetch-site': 'same-origin' };
  const answer = await fetch(`${address}/${step}`, { method: 'POST', headers, body, redirect: 'manual' });
  await answer.arrayBuffer();
  const to = answer.headers.get('location') ?? '';
  if (answer.status !== 303 || to.includes('erreur')) throw new Error(`${step} answered ${answer.status} ${to}`);
}

async function timed<Result>(into: number[], work: () => Promise<Result>): Promise<Result> {
  const began = performance.now();
  const result = await work();
  into.push(performance.now() - began);
  return result;
}
