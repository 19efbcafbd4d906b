import { beforeAll, expect, it } from 'vitest';
import type { Market } from '@/db/queries/markets';
import { makeTestEditor } from '@/db/testing/make-test-editor';
import { makeTestMarket } from '@/db/testing/make-test-market';
import { useTestDatabase } from '@/db/testing/use-test-database';
import { sectionsOfStep, stepStates } from '@/lib/journey/section-states';
import { ASKED, addDocument, beginApplication, declare, identity, YES_NO } from './testing/begin-application';

useTestDatabase();

let market: Market;

beforeAll(async () => {
  market = await makeTestMarket((await makeTestEditor()).editor.id, ASKED);
});

it('tells how far each section is, the declaration on honour among them', async () => {
  const { application, post, form } = await beginApplication(market);
  const kinds = async (step: string) => sectionsOfStep(await form(), step).map(({ state }) => state);
  expect(await kinds('company_identification')).toEqual([
    { kind: 'to_do', unanswered: 2 },
    { kind: 'to_do', unanswered: 1 },
  ]);
  await post('company_identification', identity({ name: '', email: 'contact@' }));
  expect(await kinds('company_identification')).toEqual([
    { kind: 'started', unanswered: 1 },
    { kind: 'to_mend', unanswered: 1 },
  ]);
  await post('company_identification', identity());
  expect((await kinds('company_identification')).map(({ kind }) => kind)).toEqual(['done', 'done']);

  expect(sectionsOfStep(await form(), 'motifs_exclusion').at(-1)?.id).toBe('declaration');
  expect((await kinds('motifs_exclusion')).map(({ kind }) => kind)).toEqual(['to_do', 'to_do']);
  await addDocument(application.firmId);
  await post('motifs_exclusion', declare('concerned'));
  expect((await kinds('motifs_exclusion')).map(({ kind }) => kind)).toEqual(['started', 'started']);
  await post('motifs_exclusion', { ...declare('no_exclusion'), [`${YES_NO}.choice`]: 'no' });
  expect((await kinds('motifs_exclusion')).map(({ kind }) => kind)).toEqual(['done', 'done']);
});

it('lists every step, and opens those already reached', async () => {
  const { post, form, current } = await beginApplication(market);
  const list = async () => stepStates(await form(), (await current()).savedSteps);
  expect(await list()).toEqual([
    { step: 'company_identification', isOpen: true, state: { kind: 'to_do', unanswered: 3 } },
    { step: 'motifs_exclusion', isOpen: false, state: null },
    { step: 'summary', isOpen: false, state: null },
  ]);
  await post('company_identification', identity());
  await post('motifs_exclusion', declare('no_exclusion'));
  expect(await list()).toEqual([
    { step: 'company_identification', isOpen: true, state: { kind: 'done', unanswered: 0 } },
    { step: 'motifs_exclusion', isOpen: true, state: { kind: 'started', unanswered: 2 } },
    { step: 'summary', isOpen: true, state: null },
  ]);
});
