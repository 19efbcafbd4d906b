import { createHash, randomUUID } from 'node:crypto';
import { Readable } from 'node:stream';
import { inTransaction } from '@/db/database';
import { insertDocument, putAnswer } from '@/db/queries/answers';
import { putDeclaration } from '@/db/queries/applications';
import { changeFirm, insertMember, setGroup } from '@/db/queries/firms';
import { type DocumentKind, findPublishedDocument } from '@/db/queries/published-documents';
import { makeTestEditor } from '@/db/testing/make-test-editor';
import { makeTestApplication, makeTestMarket } from '@/db/testing/make-test-market';
import { REQUIRED_TO_SUBMIT } from '@/lib/catalogue';
import { DECLARATION_KEY, DECLARATION_SLOT, MANDATE_KEY } from '@/lib/journey/application-form';
import { sealVerificationSecret } from '@/lib/links/verification-secret';
import { instanceStorage } from '@/lib/storage/instance-storage';
import { declarationText } from '@/lib/text/declaration';

export const SUBMITTED_AT = new Date('2026-11-22T14:30:45.123Z');
export const NAME = REQUIRED_TO_SUBMIT.companyName;
export const FILES = 'motifs_exclusion_fiscales_et_sociales_declarations_fiscales';
export const YES_NO = 'motifs_exclusion_fiscales_et_sociales_liquidation_judiciaire';
export const TAX = Buffer.from('%PDF-1.7\n% attestation fiscale\n');
export const NOTES = Buffer.from('Deux nacelles.\n');

const NOW = new Date('2026-11-22T14:29:30Z');

/** An application as it stands after its submission, with two files for one field and one for another. */
export async function makeSubmitted(webhook: { completionWebhookUrl?: string | null } = {}) {
  const owner = await makeTestEditor(webhook);
  const { editor } = owner;
  const market = await makeTestMarket(editor.id, [NAME, YES_NO, FILES], { name: 'Rénovation de l’école Jules-Ferry' });
  const id = randomUUID();
  const application = await makeTestApplication(market, {
    id,
    siret: '13002526500013',
    companyName: 'Menuiserie Lefèvre',
    completedAt: SUBMITTED_AT,
    verificationSecretCiphertext: sealVerificationSecret(id, 'un-secret-de-verification'),
  });
  const { firmId } = application;
  const files = [await addFile(firmId, FILES, 'fiscal été.pdf', TAX), await addFile(firmId, FILES, 'notes.txt', NOTES)];
  const judgement = await addFile(firmId, YES_NO, 'jugement.pdf', TAX);
  await answer(firmId, NAME, { text: 'Menuiserie Lefèvre' });
  await answer(firmId, FILES, { documents: files });
  await answer(firmId, YES_NO, { choice: 'yes', text: 'Plan de continuation du 3 mars 2026.', documents: [judgement] });
  await inTransaction((tx) =>
    putDeclaration(tx, {
      firmId,
      choice: 'no_exclusion',
      explanation: null,
      wording: 'L’entreprise déclare sur l’honneur n’entrer dans aucun cas d’exclusion.',
      wordingVersion: '2026-11',
      declaredAt: new Date('2026-11-22T14:29:00Z'),
      sessionId: null,
    }),
  );
  return { id, application, market, editor, owner };
}

/** The same, of a group: the second member declared itself, the mandataire declared for the third, and joined the proof. */
export async function makeSubmittedGroup() {
  const made = await makeSubmitted();
  const group = { groupKind: 'conjoint', mandataireSolidaire: true } as const;
  await inTransaction((tx) => setGroup(tx, made.id, group));
  const add = async (companyName: string, siret: string, declaredBy: 'itself' | 'mandataire') => {
    const named = { companyName, siret, role: 'Couverture', reservedTasks: null };
    const { id } = await inTransaction(async (tx) => {
      const firm = await insertMember(tx, made.id, named, NOW);
      await changeFirm(tx, firm.id, { declaredAt: NOW, declaredBy });
      const { wording, wordingVersion } = declarationText.wording('no_exclusion', false);
      const declared = { choice: 'no_exclusion' as const, explanation: null, wording, wordingVersion };
      await putDeclaration(tx, { firmId: firm.id, ...declared, declaredAt: NOW, sessionId: null });
      return firm;
    });
    await answer(id, NAME, { text: companyName });
    await answer(id, FILES, { documents: [await addFile(id, FILES, 'fiscal.pdf', TAX)] });
    if (declaredBy === 'mandataire') await addFile(id, MANDATE_KEY, 'mandat.pdf', NOTES);
  };
  await add('Couverture Petit', '35600000000048', 'itself');
  await add('Plomberie Noël', '73282932000074', 'mandataire');
  return made;
}

/** The same, of a firm that is concerned by an exclusion, and explains itself with this file. */
export async function makeConcerned(file: { name: string; content: Buffer }) {
  const made = await makeSubmitted();
  await addFile(made.application.firmId, DECLARATION_KEY, file.name, file.content, DECLARATION_SLOT);
  const explanation = 'Jugement du 3 mars, joint.';
  const { wording, wordingVersion } = declarationText.wording('concerned', false);
  const declaration = { choice: 'concerned' as const, explanation, wording, wordingVersion, declaredAt: NOW };
  await inTransaction((tx) => putDeclaration(tx, { firmId: made.application.firmId, ...declaration, sessionId: null }));
  return made;
}

async function addFile(
  firmId: string,
  fieldKey: string,
  name: string,
  content: Buffer,
  slot = 'documents',
): Promise<string> {
  const { key, ...stored } = await instanceStorage().put(Readable.from([content]));
  const id = randomUUID();
  const about = { id, firmId, fieldKey, slot, name };
  const document = { ...about, contentType: 'x', storageKey: key, ...stored, createdAt: NOW };
  await inTransaction((tx) => insertDocument(tx, document));
  return id;
}

const answer = (firmId: string, fieldKey: string, value: Record<string, unknown>) =>
  inTransaction((tx) =>
    putAnswer(tx, { firmId, fieldKey, draft: {}, value, inError: false, refusals: [], updatedAt: NOW }),
  );

/** The bytes of a published document, which are those that were published. */
export async function bytesOf(id: string, kind: DocumentKind): Promise<Buffer> {
  const published = await findPublishedDocument(id, kind);
  if (!published) throw new Error(`${kind} is not published`);
  const bytes = Buffer.concat(await (await instanceStorage().get(published.storageKey)).toArray());
  if (createHash('sha256').update(bytes).digest('hex') !== published.sha256) throw new Error(`${kind} has changed`);
  if (bytes.length !== published.sizeBytes) throw new Error(`${kind} has another size`);
  return bytes;
}
