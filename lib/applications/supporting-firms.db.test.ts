import { expect, it } from 'vitest';
import { makeTestEditor } from '@/db/testing/make-test-editor';
import { makeTestMarket } from '@/db/testing/make-test-market';
import { alter } from '@/db/testing/read-rows';
import { useTestDatabase } from '@/db/testing/use-test-database';
import { isUnanswered } from '@/lib/journey/application-form';
import { beginReplacement } from './replace-application';
import { ASKED, addDocument, identity } from './testing/begin-application';
import { readyAt, reopen } from './testing/submitted';

useTestDatabase();

const KEY = 'supporting_firms';
const NOW = new Date('2026-11-22T11:00:00.123Z');

const card = {
  [`${KEY}.firms.1.company_name`]: 'Échafaudages Martin',
  [`${KEY}.firms.1.purpose`]: 'Sous-traitance',
};

async function begun() {
  return readyAt(await makeTestMarket((await makeTestEditor()).editor.id, ASKED));
}

const rely = (id: string, relies = true) =>
  alter(`update market_applications set relies_on_firms = ${relies} where id = '${id}'`);

it('asks nobody which firms it relies on but who says that it does', async () => {
  const { id, form } = await begun();
  expect((await form()).fields.map(({ key }) => key)).not.toContain(KEY);
  await rely(id);
  const asked = (await form()).fields.find(({ key }) => key === KEY);
  expect(asked && isUnanswered(asked)).toBe(true);
});

it('keeps each with its proof, frozen with the submission, and copied into what replaces it', async () => {
  const { id, application, form, post, submit } = await begun();
  await rely(id);
  const proof = await addDocument(application.firmId, 10, KEY, 'firms.1.commitment_documents');
  await post('company_identification', { ...identity(), ...card });
  const answer = (await form()).fields.find(({ key }) => key === KEY);
  expect(answer?.problems).toEqual([]);
  expect(answer?.value).toMatchObject({
    firms: [{ company_name: 'Échafaudages Martin', purpose: 'Sous-traitance', commitment_documents: [proof] }],
  });
  expect(await submit()).toEqual({ submitted: true });
  const replacement = await beginReplacement(id, NOW);
  if ('why' in replacement) throw new Error(replacement.why);
  const copied = (await (await reopen(replacement.identifier)).form()).fields.find(({ key }) => key === KEY);
  expect(copied?.value).toMatchObject({ firms: [{ company_name: 'Échafaudages Martin' }] });
  expect(copied?.documents).toHaveLength(1);
});

it('keeps what was said, unasked, for who changes its mind', async () => {
  const { id, form, post } = await begun();
  await rely(id);
  await post('company_identification', { ...identity(), ...card });
  await rely(id, false);
  expect((await form()).fields.map(({ key }) => key)).not.toContain(KEY);
  await rely(id);
  expect((await form()).fields.find(({ key }) => key === KEY)?.value).toMatchObject({
    firms: [{ company_name: 'Échafaudages Martin' }],
  });
});
