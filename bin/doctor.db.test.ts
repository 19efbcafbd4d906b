import { randomUUID } from 'node:crypto';
import { readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { Readable } from 'node:stream';
import { beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { addToTotals } from '@/db/queries/monitoring';
import { findPublishedDocument } from '@/db/queries/published-documents';
import { makeTestEditor } from '@/db/testing/make-test-editor';
import { alter, documentRows } from '@/db/testing/read-rows';
import { useTestDatabase } from '@/db/testing/use-test-database';
import { makeAttestation } from '@/lib/documents/make-attestation';
import { makeDocumentsPackage } from '@/lib/documents/package/make-documents-package';
import { announceDocuments } from '@/lib/documents/publish/announce-documents';
import { makeSubmitted } from '@/lib/documents/testing/make-submitted';
import { env } from '@/lib/env';
import { liveSigningKey } from '@/lib/oauth/signing-key';
import { instanceStorage } from '@/lib/storage/instance-storage';
import { makeDelivery } from '@/lib/webhooks/testing/make-delivery';
import { inspect } from './doctor/inspect';
import { runScript } from './testing/run-script';

const { url } = useTestDatabase();

let whole: Awaited<ReturnType<typeof makeSubmitted>>;
const inStorage = (key: string) => join(env().DATA_DIR, 'storage', key);

/** What the doctor finds wrong: the name of each check that fails, and what it says. */
async function faults(quick = false): Promise<Record<string, string[]>> {
  const report = await inspect({ now: new Date(), quick });
  const wrong = report.filter(({ finding }) => finding.state === 'fault');
  return Object.fromEntries(wrong.map(({ name, finding }) => [name, finding.problems]));
}

/** Storage keys of an instance's files: one of a candidate, and one of its documents. */
async function keys() {
  const [file] = await documentRows(whole.id);
  const attestation = await findPublishedDocument(whole.id, 'attestation');
  if (!file || !attestation) throw new Error('nothing to break');
  return { file: file.storageKey, attestation: attestation.storageKey };
}

beforeAll(async () => {
  await liveSigningKey();
  whole = await makeSubmitted({ completionWebhookUrl: null });
  await makeAttestation(whole.id, 'attestation');
  await makeAttestation(whole.id, 'buyer_attestation');
  await makeDocumentsPackage(whole.id);
  await announceDocuments(whole.id, new Date());
  await alter('update outbox set relayed_at = now()');
}, 120_000);

it('a whole instance is sound: exit status 0, a table, one line a check', async () => {
  const { status, stdout, stderr } = await runScript('doctor', [], { DATABASE_URL: url() });
  expect({ status, stderr }).toEqual({ status: 0, stderr: '' });
  expect(stdout).toMatch(/^Migrations +bon +\d+ appliquées, à jour$/m);
  expect(stdout).toMatch(/^Fichiers des candidats +bon +2 fichiers, .* empreintes vérifiées$/m);
  expect(stdout).toMatch(/^Documents produits +bon +3 fichiers/m);
  expect(stdout).toMatch(/^Candidatures transmises +bon +1, chacune avec ses documents$/m);
  expect(stdout).toMatch(/^Serveur Inngest +bon +aucun/m);
  expect(stdout).toMatch(/^Objets sans propriétaire +bon +0 à balayer/m);
  expect(stdout.trimEnd()).toMatch(/L’instance est saine\.$/);
});

describe('the registers', () => {
  const settings = () => ({
    ...{ DATABASE_URL: url(), REGISTERS: 'urssaf,qualibat', API_ENTREPRISE_TOKEN: 'S3CRET' },
  });
  const answered = async (status: number, outcome: string, minutesAgo: number) =>
    alter(`insert into register_calls (id, register, limit_group, editor_id, application, siret, purpose, started_at, ended_at,
      status, outcome) select gen_random_uuid(), 'urssaf', 'g', gen_random_uuid(), 'FT1', '13002526500013', 'x', at, at,
      ${status}, '${outcome}' from (select now() - interval '${minutesAgo} minutes' as at) as call`);
  beforeEach(() => alter('truncate register_calls'));

  it.each([
    [
      'one that answers',
      [[200, 'found', 3]],
      0,
      /^Registres +bon +2 connectés\s: Urssaf \(a répondu le .*, Qualibat \(pas de réponse/m,
    ],
    [
      'one that fails: worth a look',
      [[503, 'unavailable', 20]],
      0,
      /^Registres +à voir +ne répondent plus\s: Urssaf\s; 2 connectés/m,
    ],
    [
      'one that refuses the token: a fault',
      [
        [200, 'found', 20],
        [401, 'unavailable', 3],
      ],
      1,
      /^Registres +DÉFAUT +le jeton est refusé/m,
    ],
  ] as const)('%s', async (_what, calls, status, said) => {
    for (const [code, outcome, minutes] of calls) await answered(code, outcome, minutes);
    const told = await runScript('doctor', ['--quick'], settings());
    expect(told.stdout).toMatch(said);
    expect(told.status).toBe(status);
    expect(told.stdout).not.toContain('S3CRET');
  });
});

describe('a broken copy', () => {
  beforeEach(async () => expect(await faults()).toEqual({}));

  it('a missing file: exit status 1, the application and the key are named, not the file', async () => {
    const { file } = await keys();
    const bytes = readFileSync(inStorage(file));
    rmSync(inStorage(file));
    const { status, stdout } = await runScript('doctor', ['--quick'], { DATABASE_URL: url() });
    writeFileSync(inStorage(file), bytes);
    expect(status).toBe(1);
    expect(stdout).toContain(`Fichiers des candidats : ${whole.application.identifier} ${file} : absent`);
    expect(stdout).not.toMatch(/\.pdf|Lefèvre/);
  });

  it('a changed byte: found by reading, not by going quickly', async () => {
    const { attestation } = await keys();
    const bytes = readFileSync(inStorage(attestation));
    const changed = Buffer.from(bytes);
    changed[100] = (changed[100] ?? 0) ^ 1;
    writeFileSync(inStorage(attestation), changed);
    const [read, quick] = [await faults(), await faults(true)];
    writeFileSync(inStorage(attestation), bytes);
    expect(read).toEqual({ 'Documents produits': [expect.stringContaining(`${attestation} : contenu modifié`)] });
    expect(quick).toEqual({});
  });

  it('a file cut short: found even quickly', async () => {
    const { file } = await keys();
    const bytes = readFileSync(inStorage(file));
    writeFileSync(inStorage(file), bytes.subarray(1));
    const quick = await faults(true);
    writeFileSync(inStorage(file), bytes);
    expect(quick).toEqual({ 'Fichiers des candidats': [expect.stringContaining('octets au lieu de')] });
  });

  it.each([
    ['an attestation', 'published_documents', "kind = 'attestation'", 'sans attestation'],
    ['a ZIP', 'published_documents', "kind = 'documents_package'", 'sans dossier ZIP'],
    ['a declaration on honour', 'declarations', 'true', 'sans déclaration sur l’honneur'],
  ])('%s that is missing', async (_what, table, condition, said) => {
    await alter(`create table kept as select * from ${table} where ${condition}`);
    await alter(`delete from ${table} where ${condition}`);
    const found = await faults();
    await alter(`insert into ${table} select * from kept`);
    await alter('drop table kept');
    expect(found).toEqual({ 'Candidatures transmises': [`${whole.application.identifier} : ${said}`] });
  });

  it('a submission whose documents never came; not one of this minute', async () => {
    const { id, application } = await makeSubmitted({ completionWebhookUrl: null });
    const late = await faults();
    await alter(`update market_applications set completed_at = now() where id = '${id}'`);
    const recent = await faults();
    await alter(`delete from market_applications where id = '${id}'`);
    expect(late).toEqual({ 'Candidatures transmises': [expect.stringContaining(`${application.identifier} : sans `)] });
    expect(recent).toEqual({});
  });

  it('an event that nobody relays', async () => {
    await alter("insert into outbox (name, data, created_at) values ('stuck/event', '{}', now() - interval '1 hour')");
    const found = await faults();
    await alter("delete from outbox where name = 'stuck/event'");
    expect(found).toEqual({ 'Événements promis': [expect.stringMatching(/^stuck\/event du \d{4}-/)] });
  });

  it('a run that waits for nothing', async () => {
    await alter("insert into jobs.functions (id, config) values ('f', '{}')");
    await alter(`insert into jobs.runs (id, function_id, event_id, event, max_attempts, created_at)
      values ('r', 'f', 'e', '{}', 1, now() - interval '1 hour')`);
    const found = await faults();
    await alter("delete from jobs.runs where id = 'r'");
    expect(found).toEqual({ Travaux: [expect.stringContaining('r (f)')] });
  });

  it('a delivery that nobody makes; not behind an open circuit', async () => {
    const { editor } = await makeTestEditor();
    const { id } = await makeDelivery(editor);
    await alter(`update webhook_deliveries set created_at = now() - interval '1 hour' where id = '${id}'`);
    const found = await faults();
    await alter(`insert into webhook_circuits (editor_id, failures, open_until)
      values ('${editor.id}', 5, now() + interval '10 minutes')`);
    const waiting = await faults();
    await alter(`delete from webhook_deliveries where id = '${id}'`);
    expect(found).toEqual({ 'Notifications (webhooks)': [expect.stringContaining(id)] });
    expect(waiting).toEqual({});
  });

  it('a secret of another instance', async () => {
    const { editor } = await makeTestEditor();
    await alter(`insert into editor_webhook_secrets (editor_id, ciphertext)
      values ('${editor.id}', '${Buffer.alloc(60, 7).toString('base64')}')`);
    const administrator = randomUUID();
    await alter(`insert into administrators (id, email, role, created_at, totp_ciphertext)
      values ('${administrator}', 'a@b.example', 'reader', now(), '${Buffer.alloc(60, 7).toString('base64')}')`);
    const found = await faults();
    await alter(`delete from editor_webhook_secrets where ciphertext like 'BwcH%'`);
    await alter('delete from administrators');
    const named = [expect.stringContaining(editor.id), expect.stringContaining(administrator)];
    expect(found).toEqual({ 'Secrets chiffrés': expect.arrayContaining(named) });
  });

  it('a disk without room for uploads: exit status 1', async () => {
    const { status, stdout } = await runScript('doctor', ['--quick'], { DATABASE_URL: url(), DISK_RESERVE: '9999TB' });
    expect(stdout).toMatch(/^Stockage +DÉFAUT +plein : les dépôts de fichiers sont refusés$/m);
    expect(status).toBe(1);
  });

  it('a worker whose clock is not that of the database', async () => {
    const sign = { id: randomUUID(), kind: 'worker', residentBytes: 1, eventLoopDelaySeconds: 0 } as const;
    await addToTotals([], sign, () => new Date(Date.now() - 7_200_000));
    const found = await faults();
    await alter('delete from process_reports');
    expect(found).toEqual({ Horloges: [expect.stringMatching(/^worker : 7200 s d’écart/)] });
  });

  it('a migration that was not applied', async () => {
    await alter('create table kept as select * from drizzle.__drizzle_migrations');
    await alter(
      'delete from drizzle.__drizzle_migrations where id = (select max(id) from drizzle.__drizzle_migrations)',
    );
    const found = await faults();
    await alter('delete from drizzle.__drizzle_migrations');
    await alter('insert into drizzle.__drizzle_migrations select * from kept');
    await alter('drop table kept');
    expect(found).toEqual({ Migrations: [expect.stringMatching(/^\d{4}_/)] });
  });
});

it('objects that no row names are counted, and no fault', async () => {
  await instanceStorage().put(Readable.from([Buffer.from(randomUUID())]));
  const later = { now: new Date(Date.now() + 25 * 3_600_000), quick: true };
  const orphans = (await inspect(later)).find(({ name }) => name === 'Objets sans propriétaire');
  expect(orphans?.finding).toMatchObject({ state: 'notice', detail: expect.stringMatching(/^1 à balayer, 0 /) });
});

it('a wrong use is told: exit status 2', async () => {
  expect(await runScript('doctor', ['--fast'], { DATABASE_URL: url() })).toMatchObject({ status: 2, stdout: '' });
});
