import { randomUUID } from 'node:crypto';
import { createReadStream } from 'node:fs';
import { readdir } from 'node:fs/promises';
import { join } from 'node:path';
import { env } from 'node:process';
import { closeDatabase, inTransaction } from '@/db/database';
import { insertDocument, putAnswer } from '@/db/queries/answers';
import { putDeclaration } from '@/db/queries/applications';
import { findEditorByClientId } from '@/db/queries/editors';
import { makeTestApplication, makeTestMarket } from '@/db/testing/make-test-market';
import { REQUIRED_TO_SUBMIT } from '@/lib/catalogue';
import { makeAttestation } from '@/lib/documents/make-attestation';
import { forgetEnv } from '@/lib/env';
import { sealVerificationSecret } from '@/lib/links/verification-secret';
import { instanceStorage } from '@/lib/storage/instance-storage';
import type { Account, Settings } from './accounts';

const FIELD = 'motifs_exclusion_fiscales_et_sociales_declarations_fiscales';
const COMPANY = 'Menuiserie Lefèvre';
const NOW = new Date();

const DECLARATION = {
  choice: 'no_exclusion',
  explanation: null,
  wording: 'L’entreprise déclare sur l’honneur n’entrer dans aucun cas d’exclusion.',
  wordingVersion: '2026-11',
  declaredAt: NOW,
  sessionId: null,
} as const;

/** A submitted application that carries all files of a folder, its buyer's attestation made, in the instance's database. */
export async function makeLargeApplication(
  folder: string,
  account: Account,
  settings: Settings & { DATA_DIR: string },
): Promise<{ id: string; identifier: string }> {
  Object.assign(env, settings);
  forgetEnv();
  try {
    const editor = await findEditorByClientId(account.clientId);
    if (!editor) throw new Error('no such editor');
    const market = await makeTestMarket(editor.id, [REQUIRED_TO_SUBMIT.companyName, FIELD]);
    const id = randomUUID();
    const application = await makeTestApplication(market, {
      id,
      siret: '13002526500013',
      companyName: COMPANY,
      completedAt: NOW,
      documentsReadyAt: NOW,
      verificationSecretCiphertext: sealVerificationSecret(id, 'un-secret-de-verification'),
    });
    const { firmId } = application;
    const documents: string[] = [];
    for (const name of (await readdir(folder)).sort()) documents.push(await addFile(firmId, name, join(folder, name)));
    await answer(firmId, REQUIRED_TO_SUBMIT.companyName, { text: COMPANY });
    await answer(firmId, FIELD, { documents });
    await inTransaction((tx) => putDeclaration(tx, { ...DECLARATION, firmId }));
    await makeAttestation(id, 'buyer_attestation');
    return application;
  } finally {
    await closeDatabase();
  }
}

async function addFile(firmId: string, name: string, path: string): Promise<string> {
  const { key, ...stored } = await instanceStorage().put(createReadStream(path));
  const kept = { id: randomUUID(), firmId, fieldKey: FIELD, name, contentType: 'application/pdf' };
  await inTransaction((tx) => insertDocument(tx, { ...kept, storageKey: key, ...stored, createdAt: NOW }));
  return kept.id;
}

const answer = (firmId: string, fieldKey: string, value: Record<string, unknown>) =>
  inTransaction((tx) =>
    putAnswer(tx, { firmId, fieldKey, draft: {}, value, inError: false, refusals: [], updatedAt: NOW }),
  );
