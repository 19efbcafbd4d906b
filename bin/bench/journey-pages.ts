/** A page of a journey, and the cookie that opens it. */
export type JourneyPage = { name: string; url: string; cookie: string };

type Journey = { name: string; address: string; cookie: string };

const everyType = ['supplies', 'services', 'works', 'defense'];
const candidateSteps = [
  'company_identification',
  'motifs_exclusion',
  'capacite_economique_financiere',
  'capacites_techniques_professionnelles',
  'summary',
];

/**
 * The pages of both journeys for a market that asks for every field of the catalogue, the largest there are; made
 * through the public doors, as a platform, a buyer and a candidate would. `time` is given the buyer's pages while the
 * market can still be changed, then the candidate's.
 */
export async function walkJourneys(
  origin: string,
  token: string,
  time: (pages: JourneyPage[]) => Promise<void>,
): Promise<void> {
  const market = await callApi(origin, '/api/v1/public_markets', token, {
    public_market: {
      name: 'Construction d’une base de défense',
      deadline: '2099-12-31T12:00:00Z',
      siret: '13002526500013',
      market_type_codes: everyType,
    },
  });
  const buyer = await enter('acheteur', origin, `/buyer/public_markets/${market.identifier}`, market.configuration_url);
  await post(buyer, 'setup', []);
  await post(buyer, 'required_fields', await everyField(buyer, 'required_fields'));
  await post(buyer, 'additional_fields', [['wanted', 'yes'], ...(await everyField(buyer, 'additional_fields'))]);
  await time(pagesOf(buyer, ['setup', 'required_fields', 'additional_fields', 'summary']));
  await post(buyer, 'summary', []);

  const path = `/api/v1/public_markets/${market.identifier}/market_applications`;
  const application = await callApi(origin, path, token, { market_application: {} });
  const home = `/candidate/market_applications/${application.identifier}`;
  const candidate = await enter('candidat', origin, home, application.application_url);
  for (const step of candidateSteps.slice(0, -1)) await post(candidate, step, []);
  await time(pagesOf(candidate, candidateSteps));
}

const pagesOf = ({ name, address, cookie }: Journey, steps: string[]): JourneyPage[] =>
  steps.map((step) => ({ name: `${name}, ${step}`, url: `${address}/${step}`, cookie }));

async function callApi(origin: string, path: string, token: string, body: object): Promise<Record<string, string>> {
  const headers = { authorization: `Bearer ${token}`, 'content-type': 'application/json' };
  const answer = await fetch(origin + path, { method: 'POST', headers, body: JSON.stringify(body) });
  if (answer.status !== 201) throw new Error(`${path} answered ${answer.status}: ${await answer.text()}`);
  return (await answer.json()) as Record<string, string>;
}

/** Follows an access link; its origin is the public one, which may be written otherwise than the one measured. */
async function enter(name: string, origin: string, home: string, link = ''): Promise<Journey> {
  const answer = await fetch(origin + new URL(link).pathname, { redirect: 'manual' });
  const cookie = answer.headers
    .getSetCookie()
    .map((line) => line.split(';')[0])
    .join('; ');
  if (!cookie) throw new Error(`${home}: the access link gave no session (${answer.status})`);
  return { name, address: origin + home, cookie };
}

/** Saves a step as its page would: the hidden members that the page carries are posted back. */
async function post(journey: Journey, step: string, entries: [string, string][]): Promise<void> {
  const html = await read(journey, step);
  const hidden = inputsOf(html).filter(({ type }) => type === 'hidden');
  const body = new FormData();
  for (const { name, value } of hidden) body.append(name, value);
  for (const [name, value] of entries) body.append(name, value);
  const headers = { cookie: journey.cookie, 'sec-fetch-site': 'same-origin' };
  const answer = await fetch(`${journey.address}/${step}`, { method: 'POST', headers, body, redirect: 'manual' });
  if (answer.status !== 303) throw new Error(`${step} answered ${answer.status}`);
}

async function everyField(journey: Journey, step: string): Promise<[string, string][]> {
  const boxes = inputsOf(await read(journey, step)).filter(({ name }) => name === 'field');
  if (boxes.length === 0) throw new Error(`${step} offers no field`);
  return boxes.map(({ name, value }) => [name, value]);
}

async function read({ address, cookie }: Journey, step: string): Promise<string> {
  const answer = await fetch(`${address}/${step}`, { headers: { cookie } });
  if (answer.status !== 200) throw new Error(`${step} answered ${answer.status}`);
  return answer.text();
}

function inputsOf(html: string) {
  return [...html.matchAll(/<input\b[^>]*>/g)].map(([tag]) => {
    const member = (name: string) => new RegExp(`\\s${name}="([^"]*)"`).exec(tag)?.[1] ?? '';
    return { type: member('type'), name: member('name'), value: member('value') };
  });
}
