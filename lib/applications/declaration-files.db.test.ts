import { Readable } from 'node:stream';
import { afterEach, beforeAll, beforeEach, describe, expect, it, vi } from 'vitest';
import { totalDocumentBytes } from '@/db/queries/answers';
import type { Market } from '@/db/queries/markets';
import { findRequirements } from '@/db/queries/requirements';
import { makeTestEditor } from '@/db/testing/make-test-editor';
import { makeTestMarket } from '@/db/testing/make-test-market';
import { useTestDatabase } from '@/db/testing/use-test-database';
import { forgetEnv } from '@/lib/env';
import { startClamd } from '@/lib/files/testing/clamd-server';
import { filesDeclared } from '@/lib/journey/application-form';
import { pdf } from '@/lib/kits/files/testing/samples';
import { openStep } from './open-step';
import { receiveFile } from './receive-file';
import { removeFile } from './remove-file';
import { scanFile } from './scan-file';
import { findBlockers, submitApplication } from './submit-application';
import {
  ASKED,
  addDocument,
  beginApplication,
  declare,
  EMAIL,
  identity,
  NAME,
  SESSION,
  SIRET,
} from './testing/begin-application';
import { changedSinceRead, whatIsRead } from './what-was-read';

useTestDatabase();

const STEP = 'motifs_exclusion/declaration';
const NOW = new Date('2026-11-22T10:00:00.123Z');
const LATER = new Date('2026-11-22T11:00:00Z');
const CONCERNED = declare('concerned', 'Jugement du 3 mars, joint.');

let editorId: string;
let market: Market;
let begun: Awaited<ReturnType<typeof beginApplication>>;

beforeAll(async () => {
  editorId = (await makeTestEditor()).editor.id;
});
beforeEach(async () => {
  // Its own: a firm submits once to a market.
  market = await makeTestMarket(editorId, ASKED);
  begun = await beginApplication(market);
  await begun.post('company_identification', identity());
});

const openAt = async (step: string) => openStep(await begun.current(), await findRequirements(market.id), step);
const giveFile = (sizeBytes = 10) => addDocument(begun.application.firmId, sizeBytes, 'declaration', 'files');
const saved = (more: Parameters<typeof begun.post>[2] = {}) => begun.post(STEP, CONCERNED, more);

async function receive(name: string): Promise<string> {
  const content = Readable.from([pdf()], { objectMode: false });
  const upload = { fieldKey: 'declaration', slot: 'files', name, content };
  const received = await receiveFile(await openAt(STEP), upload, NOW, new AbortController().signal);
  if ('refusal' in received) throw new Error(received.refusal);
  return received.document.id;
}

describe('« est concernée, et s’explique » (text and files)', () => {
  it('is declared with its files, and lets one submit', async () => {
    const id = await receive('jugement.pdf');
    expect(await saved()).toMatchObject({ mayGoOn: true });
    const form = await begun.form();
    expect(form.declaration).toMatchObject({ choice: 'concerned', explanation: 'Jugement du 3 mars, joint.' });
    expect(filesDeclared(form)).toMatchObject([{ id, name: 'jugement.pdf', slot: 'files' }]);
    expect(await submitApplication(begun.application.id, NOW)).toEqual({ submitted: true });
    expect(filesDeclared(await begun.form())).toHaveLength(1);
  });

  it('needs no file, and a file does not stand for the explanation nor for the answer', async () => {
    expect(await saved()).toMatchObject({ mayGoOn: true });
    await giveFile();
    expect(await begun.post(STEP, declare('concerned'))).toMatchObject({ mayGoOn: false });
    expect(await begun.post(STEP)).toMatchObject({ mayGoOn: false });
    expect((await begun.form()).declaration).toBeUndefined();
    expect(findBlockers(await begun.form())).toEqual([{ code: 'in_error', fieldKey: 'declaration' }]);
  });

  it('is declared again, at its time, when its files change, and not when it is only saved again', async () => {
    const declaredAt = async () => (await begun.form()).declaration?.declaredAt;
    const id = await giveFile();
    await saved();
    await saved({ now: LATER });
    expect(await declaredAt()).toEqual(NOW);
    await removeFile(await openAt(STEP), id, NOW);
    await saved({ now: LATER });
    expect(await declaredAt()).toEqual(LATER);
  });

  it('counts its files in the dossier', async () => {
    await giveFile(1_234);
    expect(await totalDocumentBytes(begun.application.id)).toBe(1_234);
  });

  it('says which file was refused until the step is saved again', async () => {
    const refusal = { name: 'jugement.exe', code: 'program', slot: 'files' };
    expect(await saved({ refusals: new Map([['declaration', [refusal]]]) })).toMatchObject({ mayGoOn: false });
    expect((await begun.form()).declarationRefusals).toEqual([refusal]);
    expect(await saved()).toMatchObject({ mayGoOn: true });
    expect((await begun.form()).declarationRefusals).toEqual([]);
  });

  it('tells the reader of the summary that a file came since', async () => {
    await saved();
    const read = whatIsRead(await begun.form());
    await giveFile();
    expect(changedSinceRead(await begun.form(), read)).toEqual(['declaration']);
    const reader = { sessionId: SESSION, read };
    expect(await submitApplication(begun.application.id, NOW, reader)).toMatchObject({ refusal: 'changed' });
  });
});

describe('« n’entre dans aucun cas »', () => {
  it('has no room for files: nothing of them is declared, and they go when one says so', async () => {
    await giveFile();
    await saved();
    expect(await begun.post(STEP, declare('no_exclusion'))).toMatchObject({ mayGoOn: false });
    expect(await begun.form()).toMatchObject({ declaration: undefined, declarationFiles: [{ slot: 'files' }] });
    const action = { kind: 'discard_details', fieldKey: 'declaration' } as const;
    await begun.post(STEP, declare('no_exclusion'), { action });
    expect(await begun.form()).toMatchObject({ declaration: { choice: 'no_exclusion' }, declarationFiles: [] });
    expect(await submitApplication(begun.application.id, NOW)).toEqual({ submitted: true });
  });

  it('with a file that came after it carries none, and blocks until one says what becomes of it', async () => {
    await begun.post(STEP, declare('no_exclusion'));
    await giveFile();
    expect(filesDeclared(await begun.form())).toEqual([]);
    expect(findBlockers(await begun.form())).toEqual([{ code: 'in_error', fieldKey: 'declaration' }]);
  });
});

describe('files of the declaration on honour', () => {
  it('are taken and removed at its step, and at no other', async () => {
    const id = await giveFile();
    const places = async (step: string) => (await openAt(step)).fileInputs.map(({ fieldKey }) => fieldKey);
    expect(await places(STEP)).toContain('declaration');
    expect(await places('company_identification')).not.toContain('declaration');
    await expect(removeFile(await openAt('company_identification'), id, NOW)).rejects.toMatchObject({
      code: 'not_found',
    });
    await saved();
    expect(await places('summary')).not.toContain('declaration');
  });

  it('are taken at the summary when it is made there', async () => {
    const bareMarket = await makeTestMarket(editorId, [SIRET, NAME, EMAIL]);
    const bare = await beginApplication(bareMarket);
    await bare.post('company_identification', identity());
    const at = openStep(await bare.current(), await findRequirements(bareMarket.id), 'summary');
    expect(at.fileInputs).toEqual([{ fieldKey: 'declaration', slots: ['files'] }]);
    await addDocument(bare.application.firmId, 10, 'declaration', 'files');
    await bare.post('summary', CONCERNED);
    expect(filesDeclared(await bare.form())).toHaveLength(1);
  });

  it('are neither added nor removed once the application is submitted', async () => {
    const id = await giveFile();
    await saved();
    const at = await openAt(STEP);
    expect(await submitApplication(begun.application.id, NOW)).toEqual({ submitted: true });
    await expect(removeFile(at, id, NOW)).rejects.toMatchObject({ code: 'conflict' });
    const upload = { fieldKey: 'declaration', slot: 'files', name: 'b.pdf', content: Readable.from([pdf()]) };
    await expect(receiveFile(at, upload, NOW, new AbortController().signal)).rejects.toMatchObject({
      code: 'conflict',
    });
  });
});

describe('a file of the declaration that the antivirus flags', () => {
  let clamd: Awaited<ReturnType<typeof startClamd>>;
  const setClamd = (address: string | undefined) => {
    vi.stubEnv('CLAMD_HOST', address);
    forgetEnv();
  };
  beforeEach(async () => {
    clamd = await startClamd({ answer: 'stream: Win.Test.Threat FOUND' });
    setClamd(`127.0.0.1:${clamd.address.port}`);
  });
  afterEach(async () => {
    setClamd(undefined);
    await clamd.stop();
  });

  it('is removed, and blocks submitting until the person was told', async () => {
    const id = await receive('jugement.pdf');
    await saved();
    await scanFile(id, NOW);
    const form = await begun.form();
    expect(form.declarationFiles).toEqual([]);
    expect(form.declarationRefusals).toMatchObject([{ name: 'jugement.pdf', code: 'virus', late: true }]);
    expect(findBlockers(form)).toEqual([{ code: 'in_error', fieldKey: 'declaration' }]);
    expect(await saved()).toMatchObject({ mayGoOn: false });
    expect(await saved()).toMatchObject({ mayGoOn: true });
    expect(findBlockers(await begun.form())).toEqual([]);
  });
});
