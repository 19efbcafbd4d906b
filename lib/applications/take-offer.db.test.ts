import { Readable } from 'node:stream';
import { beforeAll, beforeEach, expect, it, vi } from 'vitest';
import { inTransaction } from '@/db/database';
import { insertSession } from '@/db/queries/access';
import { insertDocument } from '@/db/queries/answers';
import type { Market } from '@/db/queries/markets';
import { changeApplication, changeDocument } from '@/db/testing/change-rows';
import { makeTestEditor } from '@/db/testing/make-test-editor';
import { makeTestMarket } from '@/db/testing/make-test-market';
import { documentRows, eventsAbout } from '@/db/testing/read-rows';
import { useTestDatabase } from '@/db/testing/use-test-database';
import { makePerson } from '@/lib/addresses/testing/person';
import { confirmInSession } from '@/lib/addresses/testing/session';
import { forgetEnv } from '@/lib/env';
import { newOpaqueToken } from '@/lib/identifiers';
import { digestSecret } from '@/lib/keys';
import { instanceStorage } from '@/lib/storage/instance-storage';
import { addDocument, beginApplication, EMAIL, NAME, SIRET, YES_NO } from './testing/begin-application';
import { readyAt } from './testing/submitted';

useTestDatabase();

const NOW = new Date('2026-11-25T10:00:00.000Z');
const LEAD = '13002526500013';
const TECHNICAL = 'capacites_techniques_professionnelles';
const TOOLS = `${TECHNICAL}_outillage_materiel_equipements`;
const QUALITY = `${TECHNICAL}_assurance_qualite_norme_assurance_qualite`;
const TEAM = `${TECHNICAL}_effectifs_cv_intervenants`;
const BYTES = Buffer.from('Certificat ISO 9001\n');

let market: Market;
let next: Market;
let sessionId: string;
let first: Awaited<ReturnType<typeof readyAt>>;
let draft: Awaited<ReturnType<typeof beginApplication>>;

beforeAll(async () => {
  const { editor } = await makeTestEditor();
  const asked = [SIRET, NAME, EMAIL, YES_NO, TOOLS, QUALITY, TEAM];
  market = await makeTestMarket(editor.id, asked, { name: 'Entretien des toitures' });
  next = await makeTestMarket(editor.id, asked);
});

/** What was sent, by somebody who confirmed their address, and a draft of the same firm. */
beforeEach(async () => {
  await changeEarlier();
  first = await readyAt(market);
  const { firmId } = first.application;
  const { key, sha256, sizeBytes } = await instanceStorage().put(Readable.from([BYTES]));
  const file = {
    firmId,
    fieldKey: QUALITY,
    name: 'iso 9001.txt',
    givenName: 'iso 9001.txt',
    contentType: 'text/plain',
  };
  const stored = { storageKey: key, sha256, sizeBytes, createdAt: NOW };
  await inTransaction((tx) => insertDocument(tx, { ...file, ...stored, slot: 'documents' }));
  await first.post(TECHNICAL, {
    [`${TOOLS}.text`]: 'Deux nacelles',
    [`${QUALITY}.text`]: 'ISO 9001',
    [`${TEAM}.people.a1.last_name`]: 'Lefèvre',
  });
  expect(await first.submit()).toEqual({ submitted: true });
  const { id } = await makePerson(NOW, { subject: 'application', subjectId: first.id });
  const life = { createdAt: NOW, expiresAt: new Date(NOW.getTime() + 86_400_000) };
  const session = await inTransaction((tx) => insertSession(tx, { digest: digestSecret(newOpaqueToken()), ...life }));
  sessionId = session.id;
  await confirmInSession(sessionId, id);
  draft = await beginApplication(next);
  await draft.post('company_identification', { [`${SIRET}.text`]: LEAD });
});

/** One submission of a firm stands on a market. */
async function changeEarlier(): Promise<void> {
  if (first) await changeApplication(first.identifier, { withdrawnAt: NOW });
}

const take = (keys: string[], entries: Record<string, string> = {}, identifier = first.identifier) =>
  draft.post(TECHNICAL, entries, {
    ...{ sessionId, now: NOW, seen: new Map() },
    action: { kind: 'reuse', from: new Map(keys.map((key) => [key, identifier])) },
  });

const origin = () => ({
  ...{ kind: 'earlier_application', at: '2026-11-22T10:00:00.123Z', reference: first.identifier },
  market: 'Entretien des toitures',
});

it('one answer is taken, which comes from there until something else is typed', async () => {
  expect(await take([TOOLS])).toMatchObject({ mayGoOn: false, wrong: [], at: TOOLS });
  expect(await draft.field(TOOLS)).toMatchObject({
    ...{ value: { text: 'Deux nacelles' }, draft: { text: 'Deux nacelles' }, problems: [] },
    provenances: { '': origin() },
  });
  expect(await draft.field(QUALITY)).toMatchObject({ value: { documents: [] }, documents: [] });
  await draft.post(TECHNICAL, { [`${TOOLS}.text`]: 'Deux nacelles' });
  expect((await draft.field(TOOLS)).provenances).toEqual({ '': origin() });
  await draft.post(TECHNICAL, { [`${TOOLS}.text`]: 'Trois nacelles' });
  expect((await draft.field(TOOLS)).provenances).toEqual({});
});

it('all of a page are taken; files are other rows of the same bytes', async () => {
  await take([TOOLS, QUALITY, TEAM]);
  const [row] = await documentRows(draft.application.id);
  const [before] = await documentRows(first.id);
  expect(row).toMatchObject({
    name: 'iso 9001.txt',
    givenName: 'iso 9001.txt',
    storageKey: before?.storageKey,
    uploadKey: null,
  });
  expect(row?.id).not.toBe(before?.id);
  expect(await draft.field(QUALITY)).toMatchObject({
    ...{ value: { text: 'ISO 9001', documents: [row?.id] }, provenances: { '': origin() } },
  });
  expect((await draft.field(TEAM)).value).toMatchObject({ people: [{ last_name: 'Lefèvre' }] });
  // Once more, as by a second press: nothing comes twice.
  await take([QUALITY], { [`${QUALITY}.text`]: 'ISO 9001' });
  expect(await documentRows(draft.application.id)).toHaveLength(1);
  // What was sent stays as it was.
  expect(await documentRows(first.id)).toEqual([before]);
});

it('is judged by the antivirus again, where there is one', async () => {
  vi.stubEnv('CLAMD_HOST', '127.0.0.1:9');
  forgetEnv();
  const [before] = await documentRows(first.id);
  await changeDocument(before?.id ?? '', { scanState: 'clean' });
  await take([QUALITY]);
  vi.stubEnv('CLAMD_HOST', undefined);
  forgetEnv();
  const [row] = await documentRows(draft.application.id);
  expect(row?.scanState).toBe('pending');
  expect(await eventsAbout(row?.id ?? '')).toMatchObject([{ name: 'file/stored' }]);
});

it('what is typed by then stands, and is saved', async () => {
  await take([TOOLS, QUALITY], { [`${TOOLS}.text`]: 'Une échelle' });
  expect(await draft.field(TOOLS)).toMatchObject({ value: { text: 'Une échelle' }, provenances: {} });
  expect((await draft.field(QUALITY)).value).toMatchObject({ text: 'ISO 9001' });
});

it('only what was shown is taken: not from another application, nor one that is withdrawn by now', async () => {
  const other = await readyAt(await makeTestMarket(market.editorId, [SIRET, NAME, EMAIL, YES_NO, TOOLS]));
  await take([TOOLS], {}, other.identifier);
  expect((await draft.field(TOOLS)).value).toEqual({ text: '' });
  await changeApplication(first.identifier, { withdrawnAt: NOW });
  await take([TOOLS]);
  expect((await draft.field(TOOLS)).value).toEqual({ text: '' });
});

it('files for which there is no room are named, and the answer is not taken', async () => {
  await addDocument(draft.application.firmId, 500_000_000 - BYTES.length + 1, 'elsewhere');
  expect(await take([QUALITY])).toMatchObject({ wrong: [QUALITY] });
  expect(await draft.field(QUALITY)).toMatchObject({
    ...{ value: { documents: [] }, documents: [] },
    refusals: [{ name: 'iso 9001.txt', code: 'dossier_too_large', slot: 'documents' }],
  });
});

it('files whose bytes are gone are named, and the answer is not taken', async () => {
  const [before] = await documentRows(first.id);
  await instanceStorage().remove(before?.storageKey ?? '');
  expect(await take([QUALITY])).toMatchObject({ wrong: [QUALITY] });
  expect(await draft.field(QUALITY)).toMatchObject({ documents: [], refusals: [{ code: 'interrupted' }] });
});
