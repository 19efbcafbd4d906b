import { beforeAll, describe, expect, it } from 'vitest';
import { inTransaction } from '@/db/database';
import { insertSession } from '@/db/queries/access';
import { findKeptForm } from '@/db/queries/kept-forms';
import type { Market } from '@/db/queries/markets';
import { makeTestEditor } from '@/db/testing/make-test-editor';
import { makeTestMarket } from '@/db/testing/make-test-market';
import { useTestDatabase } from '@/db/testing/use-test-database';
import { createAccessLink } from '@/lib/auth/access-links';
import { enterByLink } from '@/lib/auth/enter-by-link';
import { marksOf } from '@/lib/forms/marks';
import { entriesAtStep, type PostedStep } from './save-step';
import { ASKED, beginApplication, declare, EMAIL, identity, NAME, SESSION, SIRET } from './testing/begin-application';

useTestDatabase();

const STEP = 'company_identification';
const NOW = new Date('2026-11-22T10:00:00.123Z');
const LATER = new Date('2026-11-22T11:00:00Z');

let market: Market;

beforeAll(async () => {
  market = await makeTestMarket((await makeTestEditor()).editor.id, ASKED);
});

/** An application, and a tab that shows one of its steps: what it was drawn from, then what it posts. */
async function opened(step = STEP) {
  const begun = await beginApplication(market);
  if (step !== STEP) await begun.post(STEP, identity());
  const tab = async () => {
    const seen = marksOf(entriesAtStep(await begun.form(), step));
    return (entries: Record<string, string>, more: Partial<PostedStep> & { now?: Date; sessionId?: string } = {}) =>
      begun.post(step, entries, { seen, ...more });
  };
  return { ...begun, tab };
}

describe('two tabs on one step (decision 0017)', () => {
  it('keep what each typed where it was not the same thing', async () => {
    const { tab, field } = await opened();
    const [one, other] = [await tab(), await tab()];
    await one({ [`${NAME}.text`]: 'Menuiserie Lefèvre', [`${EMAIL}.text`]: '' });
    const saved = await other({ [`${NAME}.text`]: '', [`${EMAIL}.text`]: 'contact@a.example' });
    expect(saved).toMatchObject({ mayGoOn: true });
    expect(saved.changes).toEqual([{ name: `${NAME}.text`, saved: 'Menuiserie Lefèvre', isConflict: false }]);
    expect((await field(NAME)).draft).toEqual({ text: 'Menuiserie Lefèvre' });
    expect((await field(EMAIL)).draft).toEqual({ text: 'contact@a.example' });
  });

  it('the later of two that typed the same thing differently writes nothing over the earlier, and is not done', async () => {
    const { tab, field, current } = await opened();
    const [one, other] = [await tab(), await tab()];
    await one({ [`${NAME}.text`]: 'Lefèvre' }, { whileTyping: true });
    const saved = await other({ [`${NAME}.text`]: 'Menuiserie', [`${SIRET}.text`]: '73282932000074' });
    expect(saved).toMatchObject({
      mayGoOn: false,
      changes: [{ name: `${NAME}.text`, saved: 'Lefèvre', isConflict: true }],
    });
    expect((await field(NAME)).draft).toEqual({ text: 'Lefèvre' });
    expect((await field(SIRET)).draft).toEqual({ text: '73282932000074' });
    expect((await current()).savedSteps).toEqual([]);
    // Drawn again, from what is saved: one has read it, and says so.
    await (await tab())({ [`${NAME}.text`]: 'Menuiserie', [`${SIRET}.text`]: '73282932000074' });
    expect((await field(NAME)).draft).toEqual({ text: 'Menuiserie' });
  });

  it('that save at the same instant undo nothing either', async () => {
    const { tab, field } = await opened();
    const tabs = await Promise.all([tab(), tab(), tab(), tab()]);
    const saves = await Promise.all(tabs.map((post, rank) => post({ [`${NAME}.text`]: `Nom ${rank}` })));
    const through = saves.filter((saved) => saved.mayGoOn);
    expect(through).toHaveLength(1);
    expect((await field(NAME)).draft).toEqual({ text: `Nom ${saves.findIndex((saved) => saved.mayGoOn)}` });
  });

  it('what pasting brought unseen is part of what was typed: only what is read is cleaned, and nobody is in conflict', async () => {
    const { tab, field } = await opened();
    const pasted = '\ufeffMenuiserie\u202fLefèvre\u2028\u0007\u200b';
    const typed = { [`${NAME}.text`]: pasted, [`${EMAIL}.text`]: '\u202acontact@a.example\u202c' };
    await (await tab())(typed);
    expect(await field(NAME)).toMatchObject({ draft: { text: pasted }, value: { text: 'Menuiserie Lefèvre' } });
    const [one, other] = [await tab(), await tab()];
    expect(await one({ ...typed, [`${EMAIL}.text`]: 'autre@a.example' })).toMatchObject({ mayGoOn: true, changes: [] });
    const saved = await other({ ...typed, [`${SIRET}.text`]: '\ufeff732 829 320 00074' });
    expect(saved.changes).toEqual([{ name: `${EMAIL}.text`, saved: 'autre@a.example', isConflict: false }]);
    expect(await field(SIRET)).toMatchObject({ value: { text: '73282932000074' }, problems: [] });
    expect(await field(NAME)).toMatchObject({ draft: { text: pasted }, value: { text: 'Menuiserie Lefèvre' } });
  });

  it('on different steps never meet', async () => {
    const begun = await opened('motifs_exclusion');
    const [grounds, identification] = [await begun.tab(), marksOf(entriesAtStep(await begun.form(), STEP))];
    await begun.post(STEP, identity({ name: 'Autre nom' }), { seen: identification });
    expect(await grounds(declare('no_exclusion'))).toMatchObject({ mayGoOn: true, changes: [] });
  });

  it('a SIRET that the editor gave is neither of the two: it never changed', async () => {
    const begun = await beginApplication(market, { siret: '73282932000074', siretLocked: true });
    const posted = { [`${SIRET}.text`]: '73282932000074', [`${NAME}.text`]: 'A' };
    const saved = await begun.post(STEP, posted, { seen: marksOf(new Map(Object.entries(posted))) });
    expect(saved.changes.filter(({ name }) => name.startsWith(SIRET))).toEqual([]);
    expect(await begun.field(SIRET)).toMatchObject({ value: { text: '73282932000074' } });
  });

  it('a form that does not say what it was drawn from is saved as it is', async () => {
    const { post, field } = await opened();
    await post(STEP, { [`${NAME}.text`]: 'A' });
    await post(STEP, { [`${NAME}.text`]: 'B' });
    expect((await field(NAME)).draft).toEqual({ text: 'B' });
  });

  it('what is in conflict is kept for the browser that typed it, until its step is saved', async () => {
    const { application, tab, current, post } = await opened();
    const browser = await inTransaction((tx) =>
      insertSession(tx, { digest: 'two-tabs', createdAt: NOW, expiresAt: LATER }),
    );
    const sessionId = browser.id;
    const token = await inTransaction((tx) =>
      createAccessLink(tx, { subject: 'application', subjectId: application.id, expiresAt: LATER }, NOW),
    );
    await enterByLink({ token, subject: 'application', subjectId: application.id }, browser, NOW);
    const other = await tab();
    await post(STEP, { [`${NAME}.text`]: 'Lefèvre' });
    await other({ [`${NAME}.text`]: 'Menuiserie\u0000' }, { sessionId });
    const kept = (id: string) =>
      findKeptForm({ sessionId: id, subject: 'application', subjectId: application.id }, (place) => place === STEP);
    expect(await kept(sessionId)).toEqual({
      place: STEP,
      values: { [`${NAME}.text`]: ['Menuiserie\u0001'] },
      violations: [{ field: `${NAME}.text`, code: 'changed' }],
    });
    expect(await kept(SESSION)).toBeUndefined();
    await post(STEP, { [`${NAME}.text`]: 'Lefèvre' }, { sessionId });
    expect(await kept(sessionId)).toBeUndefined();
    expect((await current()).savedSteps).toEqual([STEP]);
  });
});

describe('saving while one types', () => {
  it('keeps what is typed, valid or not, and says nothing of it; the step is not done', async () => {
    const { tab, field, current } = await opened();
    const type = await tab();
    const saved = await type({ [`${EMAIL}.text`]: 'contact@', [`${NAME}.text`]: '' }, { whileTyping: true });
    expect(saved.unanswered).toEqual([SIRET, NAME]);
    expect((await field(EMAIL)).draft).toEqual({ text: 'contact@' });
    expect((await current()).savedSteps).toEqual([]);
  });

  it('leaves the last valid answer, and the files that were refused, as they were', async () => {
    const { post, tab, field } = await opened();
    await post(STEP, identity(), { refusals: new Map([[NAME, [{ name: 'a.exe', code: 'type' }]]]) });
    await (await tab())({ ...identity(), [`${EMAIL}.text`]: 'contact@', [`${NAME}.text`]: 'X' }, { whileTyping: true });
    expect(await field(EMAIL)).toMatchObject({
      draft: { text: 'contact@' },
      value: { text: 'contact@entreprise.example' },
    });
    expect((await field(NAME)).refusals).toEqual([{ name: 'a.exe', code: 'type' }]);
  });

  it('answers the declaration only as the person chose, and once', async () => {
    const { tab, form } = await opened('motifs_exclusion');
    await (await tab())({ 'declaration.explanation': '' }, { whileTyping: true });
    expect((await form()).declaration).toBeUndefined();
    await (await tab())(declare('no_exclusion'), { whileTyping: true });
    const made = (await form()).declaration;
    expect(made).toMatchObject({ choice: 'no_exclusion', declaredAt: NOW });
    // Saved again by anyone: who declared, and when, stays.
    await (await tab())(declare('no_exclusion'), { now: LATER });
    expect((await form()).declaration).toEqual(made);
  });

  it('of a tab that has not touched the declaration leaves the one made in another', async () => {
    const { tab, form } = await opened('motifs_exclusion');
    const [one, other] = [await tab(), await tab()];
    await one(declare('no_exclusion'));
    await other({ 'declaration.explanation': '' });
    expect((await form()).declaration).toMatchObject({ choice: 'no_exclusion' });
  });
});
