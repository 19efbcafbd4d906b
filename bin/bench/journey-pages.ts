import { CATALOGUE_FIELDS } from '@/lib/catalogue';
import { candidatePages } from '@/lib/journey/candidate-steps';
import { callApi, enter, everyField, type Journey, post } from './visit';

/** A page of a journey, and the cookie that opens it. */
export type JourneyPage = { name: string; url: string; cookie: string };

const everyType = ['supplies', 'services', 'works', 'defense'];
const pages = candidatePages(CATALOGUE_FIELDS);

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
  const { identifier, buyer } = await configureLargest(origin, token);
  await time(pagesOf(buyer, ['setup', 'required_fields', 'additional_fields', 'summary']));
  await post(buyer, 'summary', []);
  const application = await apply(origin, token, identifier);
  const home = `/candidate/market_applications/${application.identifier}`;
  const candidate = await enter('candidat', origin, home, application.application_url);
  for (const page of pages.slice(0, -1)) await post(candidate, page, []);
  await time(pagesOf(candidate, pages));
}

/** The link of an application to such a market, or to a small one, which nobody has opened. */
export async function linkTo(size: 'largest' | 'small', origin: string, token: string): Promise<string> {
  const configure = size === 'largest' ? configureLargest : configureSmall;
  const { identifier, buyer } = await configure(origin, token);
  await post(buyer, 'summary', []);
  const { application_url = '' } = await apply(origin, token, identifier);
  return application_url;
}

async function configureLargest(origin: string, token: string) {
  const { identifier, buyer } = await create(origin, token, 'Construction d’une base de défense', everyType);
  await post(buyer, 'setup', []);
  await post(buyer, 'required_fields', await everyField(buyer, 'required_fields'));
  await post(buyer, 'additional_fields', [['wanted', 'yes'], ...(await everyField(buyer, 'additional_fields'))]);
  return { identifier, buyer };
}

/** A market of services for which the buyer asks what is ticked at first, and nothing more. */
async function configureSmall(origin: string, token: string) {
  const { identifier, buyer } = await create(origin, token, 'Entretien des espaces verts', ['services']);
  await post(buyer, 'setup', [['defense', 'no']]);
  await post(buyer, 'required_fields', await everyField(buyer, 'required_fields'));
  await post(buyer, 'additional_fields', [['wanted', 'no']]);
  return { identifier, buyer };
}

async function create(origin: string, token: string, name: string, types: readonly string[]) {
  const { identifier, configuration_url } = await callApi(origin, '/api/v1/public_markets', token, {
    public_market: { name, deadline: '2099-12-31T12:00:00Z', siret: '13002526500013', market_type_codes: types },
  });
  return {
    identifier,
    buyer: await enter('acheteur', origin, `/buyer/public_markets/${identifier}`, configuration_url),
  };
}

const apply = (origin: string, token: string, market = '') =>
  callApi(origin, `/api/v1/public_markets/${market}/market_applications`, token, { market_application: {} });

const pagesOf = ({ name, address, cookie }: Journey, steps: string[]): JourneyPage[] =>
  steps.map((step) => ({ name: `${name}, ${step}`, url: `${address}/${step}`, cookie }));
