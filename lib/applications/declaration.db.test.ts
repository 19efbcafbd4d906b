import { beforeAll, describe, expect, it } from 'vitest';
import type { Market } from '@/db/queries/markets';
import { makeTestEditor } from '@/db/testing/make-test-editor';
import { makeTestMarket } from '@/db/testing/make-test-market';
import { useTestDatabase } from '@/db/testing/use-test-database';
import { declarationText } from '@/lib/text/declaration';
import { ASKED, beginApplication, declare, EMAIL, identity, NAME, SESSION, SIRET } from './testing/begin-application';

useTestDatabase();

const NOW = new Date('2026-11-22T10:00:00.123Z');
const LATER = new Date('2026-11-22T11:00:00Z');

let market: Market;
let defenseMarket: Market;
let bareMarket: Market;

beforeAll(async () => {
  const editorId = (await makeTestEditor()).editor.id;
  market = await makeTestMarket(editorId, ASKED);
  defenseMarket = await makeTestMarket(editorId, ASKED, { configuration: { setup: { defense: true } } });
  bareMarket = await makeTestMarket(editorId, [SIRET, NAME, EMAIL]);
});

describe('the declaration on honour', () => {
  async function atDeclaration(on = market) {
    const application = await beginApplication(on);
    await application.post('company_identification', identity());
    return application;
  }
  it('is not made by saving its step', async () => {
    const { post, form } = await atDeclaration();
    expect(await post('motifs_exclusion', { 'declaration.explanation': '' })).toMatchObject({ mayGoOn: true });
    expect((await form()).declaration).toBeUndefined();
  });

  it('is kept with its wording, its time and its session', async () => {
    const { application, post, form } = await atDeclaration();
    expect(await post('motifs_exclusion', declare('no_exclusion'))).toMatchObject({ mayGoOn: true });
    expect((await form()).declaration).toEqual({
      firmId: application.firmId,
      choice: 'no_exclusion',
      explanation: null,
      ...declarationText.wording('no_exclusion', false),
      declaredAt: NOW,
      sessionId: SESSION,
    });
  });

  it('names the articles of defence in a market of defence', async () => {
    const { post, form } = await atDeclaration(defenseMarket);
    await post('motifs_exclusion', declare('no_exclusion'));
    expect((await form()).declaration?.wording).toBe(declarationText.wording('no_exclusion', true).wording);
  });

  it('of a firm that is concerned needs an explanation; what was typed stays', async () => {
    const { post, form, current } = await atDeclaration();
    expect(await post('motifs_exclusion', declare('concerned', ' '))).toMatchObject({ mayGoOn: false });
    expect(await form()).toMatchObject({ declaration: undefined, declarationDraft: { choice: 'concerned' } });
    expect((await current()).savedSteps).toEqual(['company_identification']);
    await post('motifs_exclusion', declare('concerned', 'Jugement du 3 mars.\r\nAppel formé.'), { now: LATER });
    expect((await form()).declaration).toMatchObject({
      choice: 'concerned',
      explanation: 'Jugement du 3 mars.\nAppel formé.',
      declaredAt: LATER,
    });
  });

  it('taken back is no longer made', async () => {
    const { post, form } = await atDeclaration();
    await post('motifs_exclusion', declare('no_exclusion'));
    await post('motifs_exclusion', declare('concerned', ''));
    expect((await form()).declaration).toBeUndefined();
  });

  it('« aucun cas d’exclusion » has no room for an explanation, which goes only when one says so', async () => {
    const { post, form } = await atDeclaration();
    expect(await post('motifs_exclusion', declare('no_exclusion', 'Jugement.'))).toMatchObject({ mayGoOn: false });
    expect(await form()).toMatchObject({ declaration: undefined, declarationDraft: { explanation: 'Jugement.' } });
    const action = { kind: 'discard_details', fieldKey: 'declaration' } as const;
    const discarded = await post('motifs_exclusion', declare('no_exclusion', 'Jugement.'), { action });
    expect(discarded).toMatchObject({ mayGoOn: false, at: 'declaration.choice' });
    expect(await form()).toMatchObject({
      declaration: { choice: 'no_exclusion', explanation: null },
      declarationDraft: { choice: 'no_exclusion' },
    });
  });

  it.each(['yes', 'true', '', 'NO_EXCLUSION'])('is not made by the answer %j', async (choice) => {
    const { post, form } = await atDeclaration();
    await post('motifs_exclusion', declare(choice));
    expect((await form()).declaration).toBeUndefined();
  });

  it('is made at the summary when the market has no step of exclusion grounds, and nowhere else', async () => {
    const { post, form } = await beginApplication(bareMarket);
    await post('company_identification', { ...identity(), ...declare('no_exclusion') });
    expect((await form()).declaration).toBeUndefined();
    expect(await post('summary', declare('no_exclusion'))).toMatchObject({ mayGoOn: true });
    expect((await form()).declaration).toMatchObject({ choice: 'no_exclusion' });
  });
});
