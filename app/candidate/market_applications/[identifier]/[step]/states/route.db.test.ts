import { beforeAll, describe, expect, it, vi } from 'vitest';
import { inTransaction } from '@/db/database';
import { insertSession } from '@/db/queries/access';
import { removeDocument, setScanState } from '@/db/queries/answers';
import { changeApplication } from '@/db/testing/change-rows';
import { makeTestEditor } from '@/db/testing/make-test-editor';
import { makeTestMarket } from '@/db/testing/make-test-market';
import { useTestDatabase } from '@/db/testing/use-test-database';
import {
  ASKED,
  addDocument,
  beginApplication,
  declare,
  FILES,
  identity,
  YES_NO,
} from '@/lib/applications/testing/begin-application';
import { createAccessLink } from '@/lib/auth/access-links';
import { enterByLink } from '@/lib/auth/enter-by-link';
import { forgetEnv } from '@/lib/env';
import { digestSecret } from '@/lib/keys';
import { GET } from './route';

// The cookie of a request exists in a server only; the guards then ask the database as ever.
const session = vi.hoisted(() => ({ id: '' as string | null }));
vi.mock('@/lib/auth/session', async (original) => ({
  ...(await original()),
  currentSessionId: async () => session.id,
}));

useTestDatabase();

const NOW = new Date();
const LATER = new Date(NOW.getTime() + 3_600_000);
const STEP = 'motifs_exclusion';
const SECTION = 'fiscales_et_sociales';
const PAGE = `${STEP}/${SECTION}`;
let editorId: string;
let sessions = 0;

beforeAll(async () => {
  forgetEnv();
  editorId = (await makeTestEditor()).editor.id;
});

/** An application whose second step is open, in a browser that has entered. */
async function opened() {
  const begun = await beginApplication(await makeTestMarket(editorId, ASKED, { deadline: LATER }));
  const digest = digestSecret(`browser of states ${sessions++}`);
  const browser = await inTransaction((tx) => insertSession(tx, { digest, createdAt: NOW, expiresAt: LATER }));
  session.id = browser.id;
  const subject = { subject: 'application', subjectId: begun.application.id } as const;
  const token = await inTransaction((tx) => createAccessLink(tx, { ...subject, expiresAt: LATER }, NOW));
  await enterByLink({ token, ...subject }, browser, NOW);
  await begun.post('company_identification', identity());
  const ask = async () => {
    const params = Promise.resolve({ identifier: begun.application.identifier, step: STEP, section: SECTION });
    const answer = await GET(new Request('http://localhost/x'), { params });
    return { status: answer.status, body: await answer.json(), kept: answer.headers.get('cache-control') };
  };
  return { ...begun, ask };
}

describe('how far an application is', () => {
  it('is told by page, in the words of the badges, and by field', async () => {
    const { application, post, ask } = await opened();
    expect(await ask()).toMatchObject({
      status: 200,
      kept: 'no-store',
      body: {
        parts: { [PAGE]: { tone: 'to_do', text: 'À remplir' }, [`${STEP}/declaration`]: { text: 'À remplir' } },
        unanswered: [YES_NO, FILES],
        is_settled: true,
      },
    });
    await addDocument(application.firmId);
    await post(STEP, declare('no_exclusion'));
    expect((await ask()).body).toMatchObject({
      parts: {
        [PAGE]: { tone: 'started', text: expect.stringMatching(/^1\sréponse manque$/) },
        [`${STEP}/declaration`]: { tone: 'done', text: 'Complet' },
      },
      unanswered: [YES_NO],
    });
  });

  it('says what the antivirus said of each file, and of those that it had removed', async () => {
    const { application, ask } = await opened();
    const [clean, flagged, removed] = [
      await addDocument(application.firmId),
      await addDocument(application.firmId),
      await addDocument(application.firmId),
    ];
    await inTransaction(async (tx) => {
      await setScanState(tx, clean, 'pending');
      await setScanState(tx, flagged, 'flagged');
      await removeDocument(tx, application.firmId, flagged, NOW);
      await removeDocument(tx, application.firmId, removed, NOW);
    });
    const { scans, is_settled } = (await ask()).body;
    expect(is_settled).toBe(false);
    expect(scans).toEqual({
      [clean]: { text: 'analyse en attente', problem: null },
      [flagged]: { text: expect.any(String), problem: expect.stringMatching(/est signalé par l’antivirus/) },
    });
    await inTransaction((tx) => setScanState(tx, clean, 'clean'));
    expect((await ask()).body).toMatchObject({
      is_settled: true,
      scans: { [clean]: { text: 'aucune menace détectée' } },
    });
  });

  it('is told to nobody else, and no more once it is submitted', async () => {
    const { application, ask } = await opened();
    const mine = session.id;
    await opened();
    expect(await ask()).toMatchObject({ status: 401, body: { error: { code: 'unauthorized' } } });
    session.id = mine;
    await changeApplication(application.identifier, { completedAt: NOW, siret: application.id });
    expect(await ask()).toMatchObject({ status: 409 });
  });
});
