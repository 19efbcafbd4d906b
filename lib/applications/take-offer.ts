import type { Database } from '@/db/database';
import { removeDocument, totalDocumentBytes } from '@/db/queries/answers';
import type { FieldFile, Refusal } from '@/lib/fields/field-type';
import type { StepAction } from '@/lib/fields/step-action';
import type { Provenances } from '@/lib/fields/values/provenance';
import { keepStored } from '@/lib/files/store-judged';
import { type FileRefusal, FileRefused } from '@/lib/input/file-refusals';
import { type ApplicationForm, type FormField, toFileReference } from '@/lib/journey/application-form';
import type { Held } from './carry-out';
import { MAX_DOSSIER_BYTES } from './dossier-limits';
import { findOffers, isUntouched, type Offer, type Visitor } from './offer-earlier';

/** `reused`: a field once an earlier answer was taken, `provenances` where it comes from; `refused`: the files for which it could not be. */
export type Taken = { reused?: Held; provenances?: Provenances; refused?: ReadonlyMap<string, Refusal[]> };

export type OfferTaker = (field: FormField, held: Held) => Promise<Taken>;

/**
 * Takes, in the transaction that saves a step, the earlier answers that a button named: each as it was shown, and only where
 * nothing is typed by now. Files become other rows of the same bytes, which the antivirus reads again.
 */
export async function offerTaker(
  tx: Database,
  visitor: Visitor & { application: { id: string } },
  form: ApplicationForm,
  action: StepAction | null,
  now: Date,
): Promise<OfferTaker> {
  if (action?.kind !== 'reuse') return async () => ({});
  const wanted = form.fields.filter(({ key }) => action.from.has(key));
  const offers = await findOffers(visitor, form, wanted, now, tx);
  return async (field, held) => {
    const offer = offers.get(field.key);
    if (!offer || offer.identifier !== action.from.get(field.key)) return {};
    if (!isUntouched({ key: field.key, ...held, documents: [...held.documents] })) return {};
    return take(tx, visitor.application, field.key, offer, now);
  };
}

async function take(
  tx: Database,
  { id, firmId }: Visitor['application'],
  fieldKey: string,
  { draft, files, provenances }: Offer,
  now: Date,
): Promise<Taken> {
  const room = MAX_DOSSIER_BYTES - (files.length > 0 ? await totalDocumentBytes(id, tx) : 0);
  const tooMuch = files.reduce((sum, { sizeBytes }) => sum + sizeBytes, 0) > room;
  const refuse = (refused: typeof files, code: FileRefusal): Taken => ({
    refused: new Map([[fieldKey, refused.map(({ name, slot }) => ({ name, slot, code }))]]),
  });
  if (tooMuch) return refuse(files, 'dossier_too_large');
  const documents: FieldFile[] = [];
  for (const { slot, name, givenName, storageKey: key, contentType, sizeBytes, sha256, notes } of files) {
    const stored = { key, contentType, sizeBytes, sha256, notes };
    try {
      const kept = await keepStored(tx, { firmId, fieldKey, slot }, stored, givenName ?? name, now);
      documents.push(toFileReference(kept));
    } catch (error) {
      if (!(error instanceof FileRefused)) throw error;
      for (const kept of documents) await removeDocument(tx, firmId, kept.id, now);
      return refuse(files, error.code);
    }
  }
  return { reused: { draft, documents }, provenances };
}
