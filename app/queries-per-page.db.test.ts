import { afterAll, beforeAll, expect, it, vi } from 'vitest';
import AdditionalFieldsPage from '@/app/buyer/public_markets/[identifier]/additional_fields/page';
import RequiredFieldsPage from '@/app/buyer/public_markets/[identifier]/required_fields/page';
import RequirementsPage from '@/app/buyer/public_markets/[identifier]/requirements/page';
import SetupPage from '@/app/buyer/public_markets/[identifier]/setup/page';
import BuyerSummaryPage from '@/app/buyer/public_markets/[identifier]/summary/page';
import MarketSyncPage from '@/app/buyer/public_markets/[identifier]/sync_status/page';
import SectionPage from '@/app/candidate/market_applications/[identifier]/[step]/[section]/page';
import IdentificationPage from '@/app/candidate/market_applications/[identifier]/company_identification/page';
import SubmittedPage from '@/app/candidate/market_applications/[identifier]/submitted/page';
import CandidateSummaryPage from '@/app/candidate/market_applications/[identifier]/summary/page';
import ApplicationSyncPage from '@/app/candidate/market_applications/[identifier]/sync_status/page';
import { closeDatabase, inTransaction } from '@/db/database';
import { insertSession } from '@/db/queries/access';
import { findApplication, findApplicationIdByIdentifier, putDeclaration } from '@/db/queries/applications';
import { changeApplication } from '@/db/testing/change-rows';
import { countQueries } from '@/db/testing/count-queries';
import { makeTestEditor } from '@/db/testing/make-test-editor';
import { makePendingMarket, makeTestApplication, makeTestMarket } from '@/db/testing/make-test-market';
import { sessionRows } from '@/db/testing/read-rows';
import { useTestDatabase } from '@/db/testing/use-test-database';
import { createAccessLink } from '@/lib/auth/access-links';
import { enterByLink } from '@/lib/auth/enter-by-link';
import {
  CATALOGUE_FIELDS,
  fieldsForMarketTypes,
  MARKET_TYPES,
  type MarketType,
  REQUIRED_TO_SUBMIT,
} from '@/lib/catalogue';
import { storeCatalogue } from '@/lib/catalogue/store-catalogue';
import { forgetEnv } from '@/lib/env';
import { digestSecret } from '@/lib/keys';
import { sealVerificationSecret } from '@/lib/links/verification-secret';

// The cookie of a request exists in a server only; the guards then ask the database as ever.
const session = vi.hoisted(() => ({ id: '' }));
vi.mock('@/lib/auth/session', async (original) => ({
  ...(await original()),
  currentSessionId: async () => session.id,
}));

const testDatabase = useTestDatabase();
const NOW = new Date();
const NO_SEARCH = Promise.resolve({});
let door: Awaited<ReturnType<typeof countQueries>>;
let editorId: string;

beforeAll(async () => {
  door = await countQueries(testDatabase.url());
  vi.stubEnv('DATABASE_URL', door.url);
  forgetEnv();
  await closeDatabase();
  await storeCatalogue(NOW);
  editorId = (await makeTestEditor()).editor.id;
  const expiresAt = new Date(NOW.getTime() + 3_600_000);
  session.id = (
    await inTransaction((tx) => insertSession(tx, { digest: digestSecret('x'), createdAt: NOW, expiresAt }))
  ).id;
});
afterAll(async () => {
  await closeDatabase();
  await door.close();
});

/** Lets the session in, as an access link would. */
async function open(subject: 'market' | 'application', subjectId: string): Promise<void> {
  const expiresAt = new Date(NOW.getTime() + 3_600_000);
  const token = await inTransaction((tx) => createAccessLink(tx, { subject, subjectId, expiresAt }, NOW));
  const [browser] = await sessionRows();
  await enterByLink({ token, subject, subjectId }, browser, NOW);
}

async function marketBeingConfigured(types: MarketType[]): Promise<string> {
  const fields = fieldsForMarketTypes(types);
  const keys = (mandatory: boolean) => fields.filter((field) => field.mandatory === mandatory).map(({ key }) => key);
  const { id, identifier } = await makePendingMarket(editorId, {
    marketTypeCodes: types,
    configuration: {
      setup: { defense: types.includes('defense') },
      requiredFields: { fieldKeys: keys(true) },
      additionalFields: { wanted: true, fieldKeys: keys(false) },
    },
  });
  await open('market', id);
  return identifier;
}

async function finalisedMarket(fieldKeys: string[]): Promise<string> {
  const { id, identifier } = await makeTestMarket(editorId, fieldKeys);
  await open('market', id);
  return identifier;
}

async function submittedApplication(fieldKeys: string[]): Promise<string> {
  const identifier = await applicationAsking(fieldKeys);
  const application = await findApplication((await findApplicationIdByIdentifier(identifier)) ?? '');
  if (!application) throw new Error('no such application');
  const { id, firmId } = application;
  const declaration = {
    choice: 'no_exclusion',
    explanation: null,
    wording: 'Je déclare…',
    wordingVersion: '1',
  } as const;
  await inTransaction((tx) => putDeclaration(tx, { ...declaration, firmId, declaredAt: NOW, sessionId: null }));
  const verificationSecretCiphertext = sealVerificationSecret(id, 'un-secret');
  await changeApplication(identifier, { completedAt: NOW, companyName: 'Menuiserie', verificationSecretCiphertext });
  return identifier;
}

async function applicationAsking(fieldKeys: string[]): Promise<string> {
  const market = await makeTestMarket(editorId, fieldKeys, { deadline: new Date('2099-01-01T00:00:00Z') });
  // Of a firm that is known, so that earlier answers are looked for.
  const { id, identifier } = await makeTestApplication(market, { siret: '13002526500013', siretLocked: true });
  const categories = [...new Set(CATALOGUE_FIELDS.map((field) => field.categoryKey))];
  await changeApplication(identifier, { savedSteps: ['company_identification', ...categories] });
  await open('application', id);
  return identifier;
}

/** How many statements drawing this page takes. */
async function statementsOf(draw: () => Promise<unknown>): Promise<number> {
  const before = door.counted();
  expect(await draw()).toBeTruthy();
  return door.counted() - before;
}

type Page = (props: { params: Promise<never>; searchParams: typeof NO_SEARCH }) => Promise<unknown>;

async function statementsOfEach(pages: Record<string, Page>, params: object): Promise<Record<string, number>> {
  const counts: Record<string, number> = {};
  for (const [name, page] of Object.entries(pages)) {
    const props = { params: Promise.resolve(params as never), searchParams: NO_SEARCH };
    counts[name] = await statementsOf(() => page(props));
  }
  return counts;
}

/** Besides the statement of the guard, a handful. */
function expectFew(counts: Record<string, number>): void {
  for (const [name, count] of Object.entries(counts)) {
    expect(count, name).toBeGreaterThan(1);
    expect(count, name).toBeLessThanOrEqual(8);
  }
}

const BUYER_PAGES: Record<string, Page> = {
  setup: SetupPage,
  required_fields: RequiredFieldsPage,
  additional_fields: AdditionalFieldsPage,
  summary: BuyerSummaryPage,
};

it('takes a buyer’s pages as many statements for 35 fields as for 51', async () => {
  const [few, many] = [await marketBeingConfigured(['supplies']), await marketBeingConfigured([...MARKET_TYPES])];
  const counts = await statementsOfEach(BUYER_PAGES, { identifier: few });
  expect(await statementsOfEach(BUYER_PAGES, { identifier: many })).toEqual(counts);
  expectFew(counts);
});

const ALL_FIELDS = CATALOGUE_FIELDS.map(({ key }) => key);
/**
 * One of each category, which takes files where one of it does: a step with files shows how much is kept. And one of the identity
 * that an earlier application may have answered.
 */
const FEW_FIELDS = [...Map.groupBy(CATALOGUE_FIELDS, (field) => field.categoryKey).values()].flatMap(
  (fields) => (fields.find(({ inputType }) => inputType.includes('file')) ?? fields[0])?.key ?? [],
);
FEW_FIELDS.push(REQUIRED_TO_SUBMIT.contactEmail);

const sectionOfFew = (category: string) =>
  CATALOGUE_FIELDS.find(({ key, categoryKey }) => categoryKey === category && FEW_FIELDS.includes(key))?.subcategoryKey;

it('takes a candidate’s pages as many statements for 4 fields as for 51', async () => {
  const address = {
    step: 'capacites_techniques_professionnelles',
    section: sectionOfFew('capacites_techniques_professionnelles'),
  };
  const pages = { identification: IdentificationPage, section: SectionPage, summary: CandidateSummaryPage };
  const few = await applicationAsking(FEW_FIELDS);
  const many = await applicationAsking(ALL_FIELDS);
  const counts = await statementsOfEach(pages, { identifier: few, ...address });
  expect(await statementsOfEach(pages, { identifier: many, ...address })).toEqual(counts);
  expectFew(counts);
  // What was answered before is one statement more, and the page of exclusion grounds has none.
  const exclusion = { step: 'motifs_exclusion', section: sectionOfFew('motifs_exclusion') };
  const { section } = await statementsOfEach({ section: SectionPage }, { identifier: many, ...exclusion });
  expect(section).toBe((counts.section ?? 0) - 1);
});

it.each([
  ['finalised', finalisedMarket, { requirements: RequirementsPage, sync: MarketSyncPage }],
  ['submitted', submittedApplication, { submitted: SubmittedPage, sync: ApplicationSyncPage }],
] as [string, (fieldKeys: string[]) => Promise<string>, Record<string, Page>][])(
  'takes the pages of what is %s as many statements for 4 fields as for 51',
  async (_what, make, pages) => {
    const counts = await statementsOfEach(pages, { identifier: await make(FEW_FIELDS) });
    expect(await statementsOfEach(pages, { identifier: await make(ALL_FIELDS) })).toEqual(counts);
    expectFew(counts);
  },
);
