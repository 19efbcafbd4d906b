import { expect, test } from '@playwright/test';
import { type Instance, startInstance } from '@/bin/launcher/instance';
import { checkSiret } from '@/lib/siret';
import { type Answer, type Caller, formOf, send } from './authorisation/send';
import { configureByApi, demoToken } from './without-browser';

/**
 * One SIRET, typed by several people (contract §3), as a platform's program and its visitors' browsers see it: plain HTTP
 * to the built application. A SIRET is public: typing one opens nothing that another person wrote.
 */

const NAME = 'identite_entreprise_identification_raison_sociale.text';
const EMAIL = 'identite_entreprise_contact_email.text';
const SIRET = '73282932000074';
const TAKEN = 'Une candidature a déjà été transmise avec ce numéro d’entreprise à ce marché';
const RESUME = 'Reprendre la candidature commencée';
const PAIRS = 50;

let instance: Instance;
let base: string;
let platform: Caller;
let market: string;

test.beforeAll(async ({ playwright }) => {
  test.setTimeout(180_000);
  instance = await startInstance({ RATE_LIMITS: 'off' }, 'one-siret');
  base = instance.applicationUrl;
  const buyer = await playwright.request.newContext();
  const token = await demoToken(buyer, base);
  platform = { name: 'platform', bearer: token };
  market = await configureByApi(buyer, base, token);
  await buyer.dispose();
});
test.afterAll(() => instance?.stop());

type Started = { status: number; identifier: string; link: string };

/** The platform opens an application for one of its visitors. */
async function apply(market_application: Record<string, string>): Promise<Started> {
  const path = `/api/v1/public_markets/${market}/market_applications`;
  const body = JSON.stringify({ market_application });
  const answer = await send(base, platform, { method: 'POST', path, body, type: 'application/json' });
  const { identifier, application_url } = JSON.parse(answer.body);
  return { status: answer.status, identifier, link: application_url };
}

/** A visitor follows a link, or reads a page, as a browser does: with its cookie, which an answer may replace. */
async function visit(browser: Caller, address: string): Promise<Answer> {
  const answer = await send(base, browser, { method: 'GET', path: new URL(address, base).pathname });
  if (answer.cookie) browser.cookie = answer.cookie;
  return answer;
}

const pageOf = (identifier: string, step: string) => `/candidate/market_applications/${identifier}/${step}`;

const post = (browser: Caller, identifier: string, step: string, values: Record<string, string>) =>
  send(base, browser, { method: 'POST', path: `${pageOf(identifier, step)}/save`, body: formOf(values) });

const submit = (browser: Caller, identifier: string) =>
  post(browser, identifier, 'summary', { 'declaration.choice': 'no_exclusion' });

async function isSubmitted(identifier: string): Promise<boolean> {
  const { body } = await send(base, platform, { method: 'GET', path: `/api/v1/market_applications/${identifier}` });
  return JSON.parse(body).completed_at !== null;
}

test('two browsers, one SIRET: two drafts, and nothing of one in the other', async () => {
  const alice: Caller = { name: 'Alice' };
  const mallory: Caller = { name: 'Mallory' };
  const hers = await apply({ siret: SIRET });
  await visit(alice, hers.link);
  const secrets = { [NAME]: 'Menuiserie Ocelot', [EMAIL]: 'alice@ocelot.example' };
  await post(alice, hers.identifier, 'company_identification', secrets);

  // Whoever types the same SIRET, whatever user the platform says that it is, gets a draft of their own.
  const his = await apply({ siret: SIRET, provider_user_id: 'mallory' });
  const nameless = await apply({ siret: SIRET });
  expect([hers.status, his.status, nameless.status]).toEqual([201, 201, 201]);
  expect(new Set([hers.identifier, his.identifier, nameless.identifier]).size).toBe(3);
  const seen = [await visit(mallory, his.link)];
  for (const step of ['company_identification', 'summary'])
    seen.push(await visit(mallory, pageOf(his.identifier, step)));
  expect(seen.map(({ finalStatus }) => finalStatus)).toEqual([200, 200, 200]);
  const shut = await visit(mallory, pageOf(hers.identifier, 'company_identification'));
  expect(shut.status).toBe(401);
  expect((await post(mallory, hers.identifier, 'company_identification', { [NAME]: 'Volée' })).status).toBe(401);
  for (const secret of [...Object.values(secrets), hers.identifier, RESUME]) {
    for (const { text } of seen) expect(text).not.toContain(secret);
  }

  // Her platform says that she is back, and vouches for her: one application, one link more.
  const [first, again] = [
    await apply({ siret: SIRET, provider_user_id: 'alice' }),
    await apply({ siret: SIRET, provider_user_id: 'alice' }),
  ];
  expect([first.status, again.status]).toEqual([201, 200]);
  expect(again.identifier).toBe(first.identifier);
  expect(again.link).not.toBe(first.link);

  // Her browser, which still has what she began, is offered it on the first page of the new draft.
  const fresh = await visit(alice, first.link);
  expect(fresh.text).toContain(RESUME);
  const offered = /href="([^"]+)"[^>]*>Reprendre la candidature/.exec(fresh.text)?.[1] ?? '';
  expect(offered).toBe(pageOf(hers.identifier, 'company_identification'));
  const resumed = await visit(alice, offered);
  expect(resumed.text).toContain('Menuiserie Ocelot');
  expect(resumed.text).not.toContain(RESUME);

  // What she submits shuts nobody's draft and is told to nobody; a second submission is refused, with the reason.
  expect((await submit(alice, hers.identifier)).text).not.toContain(TAKEN);
  expect(await isSubmitted(hers.identifier)).toBe(true);
  expect((await apply({ siret: SIRET })).status).toBe(201);
  await post(mallory, his.identifier, 'company_identification', { [NAME]: 'Autre', [EMAIL]: 'autre@firme.example' });
  const refused = await submit(mallory, his.identifier);
  expect(refused.finalStatus).toBe(200);
  expect(refused.text).toContain(TAKEN);
  for (const secret of [...Object.values(secrets), hers.identifier]) expect(refused.text).not.toContain(secret);
  expect(await isSubmitted(his.identifier)).toBe(false);
});

test('two drafts of one firm submitted at the same instant, 50 times: 50 winners, and 50 told why', async () => {
  test.setTimeout(300_000);
  const pairs = await Promise.all(firms().map(async (siret) => [await begin(siret), await begin(siret)]));
  const outcomes = await Promise.all(
    pairs.map((pair) => Promise.all(pair.map(({ browser, identifier }) => submit(browser, identifier)))),
  );
  const submitted = await Promise.all(pairs.flat().map(({ identifier }) => isSubmitted(identifier)));
  expect(submitted.filter(Boolean)).toHaveLength(PAIRS);
  expect(outcomes.flat().map(({ status, finalStatus }) => `${status} ${finalStatus}`)).toEqual(
    Array(2 * PAIRS).fill('303 200'),
  );
  const told = outcomes.map((pair) => pair.map(({ text }) => text.includes(TAKEN)).toSorted());
  expect(told).toEqual(Array(PAIRS).fill([false, true]));
});

/** A draft that may be submitted, in a browser of its own. */
async function begin(siret: string) {
  const browser: Caller = { name: siret };
  const { identifier, link } = await apply({ siret });
  await visit(browser, link);
  await post(browser, identifier, 'company_identification', {
    [NAME]: `Firme ${siret}`,
    [EMAIL]: 'contact@firme.example',
  });
  return { browser, identifier };
}

/** As many SIRETs, all different. */
function firms(): string[] {
  const rows = Array.from({ length: PAIRS * 10 }, (_, rank) => String(55_210_055_400_000 + rank));
  return rows.filter((digits) => checkSiret(digits).ok).slice(0, PAIRS);
}
