import { Readable } from 'node:stream';
import { afterEach, beforeAll, beforeEach, describe, expect, it, vi } from 'vitest';
import { countPendingScans } from '@/db/queries/answers';
import type { Market } from '@/db/queries/markets';
import { changeApplication } from '@/db/testing/change-rows';
import { makeTestEditor } from '@/db/testing/make-test-editor';
import { makeTestMarket } from '@/db/testing/make-test-market';
import { documentRows, eventsAbout } from '@/db/testing/read-rows';
import { useTestDatabase } from '@/db/testing/use-test-database';
import { forgetEnv } from '@/lib/env';
import { startClamd } from '@/lib/files/testing/clamd-server';
import { pdf } from '@/lib/kits/files/testing/samples';
import { receiveFile } from './receive-file';
import { callAntivirusAgain, scanFile } from './scan-file';
import { findBlockers } from './submit-application';
import { ASKED, beginApplication, FILES, identity } from './testing/begin-application';
import { openStepOf } from './testing/open-step-of';

useTestDatabase();

const NOW = new Date('2026-11-22T10:00:00.123Z');
const FLAGGED = 'stream: Win.Test.Threat FOUND';

let market: Market;
let begun: Awaited<ReturnType<typeof beginApplication>>;
let clamd: Awaited<ReturnType<typeof startClamd>> | undefined;

beforeAll(async () => {
  market = await makeTestMarket((await makeTestEditor()).editor.id, ASKED);
});
beforeEach(async () => {
  begun = await beginApplication(market);
});
afterEach(async () => {
  await clamd?.stop();
  clamd = undefined;
  setClamd(undefined);
});

function setClamd(address: string | undefined): void {
  vi.stubEnv('CLAMD_HOST', address);
  forgetEnv();
}

async function withClamd(answer?: string): Promise<void> {
  clamd = await startClamd({ answer });
  setClamd(`127.0.0.1:${clamd.address.port}`);
}

async function addFile(name = 'bilan.pdf'): Promise<string> {
  const content = Readable.from([pdf()], { objectMode: false });
  const upload = { fieldKey: FILES, slot: 'documents', name, content };
  const received = await receiveFile(openStepOf(begun.application), upload, NOW, new AbortController().signal);
  if ('refusal' in received) throw new Error(received.refusal);
  return received.document.id;
}

const submit = () => changeApplication(begun.application.identifier, { completedAt: NOW, siret: begun.application.id });
const row = async (id: string) => (await documentRows(begun.application.id)).find((document) => document.id === id);

describe('a file', () => {
  it('is clean only on an answer, and is not asked about twice', async () => {
    await withClamd();
    const id = await addFile();
    expect(await row(id)).toMatchObject({ scanState: 'pending' });
    expect(await scanFile(id, NOW)).toBe('clean');
    expect(await scanFile(id, NOW)).toBe('clean');
    expect(await row(id)).toMatchObject({ scanState: 'clean', deletedAt: null });
    expect(clamd?.received).toEqual([pdf().length]);
  });

  it('stays « analyse en attente » while the antivirus is down, and can still be submitted', async () => {
    await withClamd();
    const id = await addFile();
    await clamd?.stop();
    await expect(scanFile(id, NOW)).rejects.toThrow('clamd');
    expect(await row(id)).toMatchObject({ scanState: 'pending' });
    expect(findBlockers(await begun.form()).some((blocker) => 'fieldKey' in blocker)).toBe(false);
    clamd = undefined;
  });

  it('is « non analysé » when clamd’s own limits forbid it, or when there is no antivirus any more', async () => {
    await withClamd('INSTREAM size limit exceeded. ERROR');
    const [one, other] = [await addFile(), await addFile()];
    expect(await scanFile(one, NOW)).toBe('not_scanned');
    setClamd(undefined);
    expect(await scanFile(other, NOW)).toBe('not_scanned');
  });

  it('that is gone is no concern', async () => {
    expect(await scanFile(begun.application.id, NOW)).toBe('gone');
  });
});

const SECTION = 'motifs_exclusion/fiscales_et_sociales';

describe('flagged before submission', () => {
  it('is removed, and one is told why before one can go on or submit', async () => {
    await withClamd(FLAGGED);
    const id = await addFile('Kbis.pdf');
    expect(await scanFile(id, NOW)).toBe('flagged');
    expect(await row(id)).toMatchObject({ scanState: 'flagged', deletedAt: NOW });
    expect((await begun.field(FILES)).refusals).toEqual([
      { name: 'Kbis.pdf', code: 'virus', slot: 'documents', late: true },
    ]);
    await begun.post('company_identification', identity());
    expect(findBlockers(await begun.form())).toContainEqual({ code: 'in_error', fieldKey: FILES });

    expect(await begun.post(SECTION, {}, { action: { kind: 'add_card', list: 'x' } })).toMatchObject({
      mayGoOn: false,
    });
    expect((await begun.field(FILES)).refusals[0]?.late).toBe(true);
    expect(await begun.post(SECTION)).toMatchObject({ mayGoOn: false });
    expect((await begun.field(FILES)).refusals).toEqual([{ name: 'Kbis.pdf', code: 'virus', slot: 'documents' }]);
    expect(await begun.post(SECTION)).toMatchObject({ mayGoOn: true });
    expect((await begun.field(FILES)).refusals).toEqual([]);
  });
});

describe('flagged after submission', () => {
  it('stays named, and the last answer has the documents made', async () => {
    await withClamd(FLAGGED);
    const ids = [await addFile(), await addFile()];
    await submit();
    expect(await scanFile(ids[0] ?? '', NOW)).toBe('flagged');
    expect(await eventsAbout(begun.application.id)).toEqual([]);
    expect(await countPendingScans(begun.application.id)).toBe(1);
    expect(await scanFile(ids[1] ?? '', NOW)).toBe('flagged');
    expect(await row(ids[1] ?? '')).toMatchObject({ scanState: 'flagged', deletedAt: null });
    const data = { applicationId: begun.application.id };
    expect(await eventsAbout(begun.application.id)).toEqual([{ name: 'application/scanned', data }]);
  });

  it('files scanned at the same moment begin the documents once', async () => {
    await withClamd();
    const ids = [await addFile(), await addFile(), await addFile()];
    await submit();
    await Promise.all(ids.map((id) => scanFile(id, NOW)));
    expect(await eventsAbout(begun.application.id)).toHaveLength(1);
  });
});

it('calls the antivirus again for what has waited a quarter of an hour, not before', async () => {
  await withClamd();
  const id = await addFile();
  const quarter = 15 * 60_000;
  await callAntivirusAgain(new Date(NOW.getTime() + quarter));
  expect(await eventsAbout(id)).toHaveLength(1);
  expect(await callAntivirusAgain(new Date(NOW.getTime() + quarter + 1))).toBeGreaterThan(0);
  expect(await eventsAbout(id)).toHaveLength(2);
});
