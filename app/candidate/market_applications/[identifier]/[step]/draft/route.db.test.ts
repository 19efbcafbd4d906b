import { beforeAll, describe, expect, it, vi } from 'vitest';
import { POST as next } from '@/app/candidate/market_applications/[identifier]/[step]/save/route';
import { inTransaction } from '@/db/database';
import { insertSession } from '@/db/queries/access';
import { changeApplication, changeMarket } from '@/db/testing/change-rows';
import { makeTestEditor } from '@/db/testing/make-test-editor';
import { makeTestMarket } from '@/db/testing/make-test-market';
import { useTestDatabase } from '@/db/testing/use-test-database';
import { ASKED, beginApplication, EMAIL, identity, NAME } from '@/lib/applications/testing/begin-application';
import { createAccessLink } from '@/lib/auth/access-links';
import { enterByLink } from '@/lib/auth/enter-by-link';
import { forgetEnv } from '@/lib/env';
import { digestSecret } from '@/lib/keys';
import { POST } from './route';

// The cookie of a request exists in a server only; the guards then ask the database as ever.
const session = vi.hoisted(() => ({ id: '' as string | null }));
vi.mock('@/lib/auth/session', async (original) => ({
  ...(await original()),
  currentSessionId: async () => session.id,
}));

useTestDatabase();

const NOW = new Date();
const LATER = new Date(NOW.getTime() + 3_600_000);
const MARKET_NAME = 'Toiture de la halle';
const STEP = 'company_identification';
let editorId: string;
let sessions = 0;

beforeAll(async () => {
  forgetEnv();
  editorId = (await makeTestEditor()).editor.id;
});

/** An application to a market of its own, which this browser may open when it has entered. */
async function opened({ enters = true } = {}) {
  const market = await makeTestMarket(editorId, ASKED, { name: MARKET_NAME, deadline: LATER });
  const begun = await beginApplication(market);
  const digest = digestSecret(`browser ${sessions++}`);
  const browser = await inTransaction((tx) => insertSession(tx, { digest, createdAt: NOW, expiresAt: LATER }));
  session.id = browser.id;
  const subject = { subject: 'application', subjectId: begun.application.id } as const;
  const token = await inTransaction((tx) => createAccessLink(tx, { ...subject, expiresAt: LATER }, NOW));
  if (enters) await enterByLink({ token, ...subject }, browser, NOW);
  const { identifier } = begun.application;
  const send = (handler: typeof POST, entries: Record<string, string>, step: string, headers = {}) =>
    handler(new Request('http://localhost/x', { method: 'POST', body: new URLSearchParams(entries), headers }), {
      params: Promise.resolve({ identifier, step }),
    });
  const save = (entries: Record<string, string>, { step = STEP, headers = {} } = {}) =>
    send(POST, entries, step, headers);
  return {
    ...begun,
    market,
    save,
    next: (entries: Record<string, string>) => send(next as typeof POST, entries, STEP),
  };
}

describe('200: what is typed is saved', () => {
  it('with the time, what has no answer yet, and what changed elsewhere, in words', async () => {
    const { save, field, post } = await opened();
    const answer = await save({ [`${NAME}.text`]: 'Menuiserie', seen: '{}' });
    expect(answer.status).toBe(200);
    expect(answer.headers.get('cache-control')).toBe('no-store');
    expect(await answer.json()).toEqual({
      saved_at: expect.stringMatching(/^\d{1,2}\sh\s\d\d$/),
      unanswered: [ASKED[0], EMAIL],
      closed: null,
      changes: [],
    });
    expect((await field(NAME)).draft).toEqual({ text: 'Menuiserie' });
    await post(STEP, { [`${NAME}.text`]: 'Lefèvre' });
    expect((await (await save({ [`${NAME}.text`]: 'Zoé', seen: '{}' })).json()).changes).toEqual([
      {
        name: `${NAME}.text`,
        label: expect.stringContaining('nom officiel'),
        saved: 'Lefèvre',
        saved_in_words: 'Lefèvre',
        is_conflict: true,
      },
    ]);
  });

  it.each([
    ['deadline_passed', { deadline: new Date(NOW.getTime() - 1) }],
    ['cancelled', { cancelledAt: NOW }],
  ])('and says so when it can no longer be sent: %s', async (closed, change) => {
    const { save, market, field } = await opened();
    await changeMarket(market.identifier, change);
    expect(await (await save({ [`${NAME}.text`]: 'Trop tard' })).json()).toMatchObject({ closed });
    expect((await field(NAME)).draft).toEqual({ text: 'Trop tard' });
  });
});

describe('401: a stranger with the identifier sees and changes nothing', () => {
  it.each(['without a session', 'with the session of another application'])('%s', async (which) => {
    const { save, field } = await opened({ enters: false });
    if (which === 'without a session') session.id = null;
    else {
      const target = session.id;
      await opened();
      expect(session.id).not.toBe(target);
    }
    const answer = await save({ [`${NAME}.text`]: 'Intrus' });
    expect(answer.status).toBe(401);
    expect(await answer.text()).toBe('{"error":{"code":"unauthorized"}}');
    expect((await field(NAME)).draft).toEqual({});
  });
});

it('403: from another site, nothing is saved', async () => {
  const { save, field } = await opened();
  const answer = await save({ [`${NAME}.text`]: 'Intrus' }, { headers: { 'sec-fetch-site': 'cross-site' } });
  expect(answer.status).toBe(403);
  expect((await field(NAME)).draft).toEqual({});
});

it('404: a step that this market does not have', async () => {
  const { save } = await opened();
  for (const step of ['identite_entreprise', 'capacite_economique_financiere'])
    expect((await save({ 'declaration.choice': 'no_exclusion' }, { step })).status).toBe(404);
});

describe('409: an application to which nothing may be posted', () => {
  it('that was submitted; « next » then shows back what was typed', async () => {
    const { application, save, next: postNext, form } = await opened();
    await changeApplication(application.identifier, { completedAt: NOW });
    const before = await form();
    expect((await save(identity())).status).toBe(409);
    const answer = await postNext(identity({ name: 'Menuiserie Lefèvre' }));
    expect(answer.status).toBe(409);
    const html = await answer.text();
    expect(html).toContain('Cette candidature est déjà transmise');
    expect(html).toContain('Menuiserie Lefèvre');
    expect(await form()).toEqual(before);
  });
});

it('413: a text too long to be held in memory', async () => {
  const { save } = await opened();
  expect((await save({ [`${NAME}.text`]: 'x'.repeat(600_000) })).status).toBe(413);
});
