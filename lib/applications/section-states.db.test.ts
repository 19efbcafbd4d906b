import { beforeAll, expect, it } from 'vitest';
import type { Market } from '@/db/queries/markets';
import { makeTestEditor } from '@/db/testing/make-test-editor';
import { makeTestMarket } from '@/db/testing/make-test-market';
import { useTestDatabase } from '@/db/testing/use-test-database';
import { firstNotDone, pageStates } from '@/lib/journey/section-states';
import { ASKED, addDocument, beginApplication, declare, identity, YES_NO } from './testing/begin-application';

useTestDatabase();

const [IDENTITY, SECTION, DECLARATION] = [
  'company_identification',
  'motifs_exclusion/fiscales_et_sociales',
  'motifs_exclusion/declaration',
];

let market: Market;

beforeAll(async () => {
  market = await makeTestMarket((await makeTestEditor()).editor.id, ASKED);
});

it('tells how far each page is, the declaration on honour among them', async () => {
  const { application, post, form } = await beginApplication(market);
  const states = async () => Object.fromEntries(pageStates(await form()).map(({ page, state }) => [page, state]));
  expect(await states()).toEqual({
    [IDENTITY]: { kind: 'to_do', unanswered: 3 },
    [SECTION]: { kind: 'to_do', unanswered: 2 },
    [DECLARATION]: { kind: 'to_do', unanswered: 1 },
    summary: null,
  });
  await post(IDENTITY, identity({ name: '' }));
  expect((await states())[IDENTITY]).toEqual({ kind: 'started', unanswered: 1 });
  // What was typed and is wrong is to be mended, not missing.
  await post(IDENTITY, identity({ name: '', email: 'contact@' }));
  expect((await states())[IDENTITY]).toEqual({ kind: 'to_mend', unanswered: 1 });
  await post(IDENTITY, identity());
  expect((await states())[IDENTITY]?.kind).toBe('done');

  await addDocument(application.firmId);
  await post('motifs_exclusion', declare('concerned'));
  expect(await states()).toMatchObject({ [SECTION]: { kind: 'started' }, [DECLARATION]: { kind: 'to_mend' } });
  await post(SECTION, { [`${YES_NO}.choice`]: 'no' });
  await post(DECLARATION, declare('no_exclusion'));
  expect(await states()).toMatchObject({ [SECTION]: { kind: 'done' }, [DECLARATION]: { kind: 'done' } });
});

it('leads from a category to its first section that is not done, else to its first', async () => {
  const { application, post, form } = await beginApplication(market);
  const at = async (step: string) => firstNotDone(await form(), step);
  expect(await at('motifs_exclusion')).toBe(SECTION);
  await addDocument(application.firmId);
  await post(SECTION, { [`${YES_NO}.choice`]: 'no' });
  expect(await at('motifs_exclusion')).toBe(DECLARATION);
  await post(DECLARATION, declare('no_exclusion'));
  expect(await at('motifs_exclusion')).toBe(SECTION);
  expect(await at('capacite_economique_financiere')).toBeUndefined();
});
