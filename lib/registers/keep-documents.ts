import type { Database } from '@/db/database';
import { findDocuments, insertDocument, removeRegisterDocuments } from '@/db/queries/answers';
import type { RegisterRow, Waiting } from '@/db/queries/registers/states';
import { findRequirements } from '@/db/queries/requirements';
import type { SaidOfSource } from '@/db/schema/registers';
import { keepStored } from '@/lib/files/store-judged';
import { holdObject } from '@/lib/storage/stored-objects';
import { documentName } from '@/lib/text/registers';
import { latestOf } from './answer-again';
import type { FetchedFile } from './fetch-documents';

type Said = Record<string, SaidOfSource>;

/** Writes down what was fetched, in place of what the register gave before. Returns what is said of each source. */
export async function keepDocuments(
  tx: Database,
  { row: { firmId, register }, market }: Waiting,
  files: readonly FetchedFile[],
  now: Date,
): Promise<Said> {
  await removeRegisterDocuments(tx, firmId, now, register);
  const said: Said = {};
  const requirements = files.length > 0 ? await findRequirements(market.id, tx) : [];
  for (const [source, ofSource] of Map.groupBy(files, (file) => file.source)) {
    const field = requirements.find((requirement) => requirement.source === source);
    if (!field) continue;
    const ids: string[] = [];
    for (const { stored, about } of ofSource) {
      const at = { firmId, fieldKey: field.fieldKey, slot: 'documents', register };
      ids.push((await keepStored(tx, at, stored, documentName(register, about), now)).id);
    }
    const [validUntil] = ofSource.flatMap((file) => file.validUntil ?? []).sort();
    said[source] = { value: { documents: ids }, ...(validUntil && { validUntil }) };
  }
  return said;
}

/**
 * What a register said of the same firm for another application, with rows of its own for each document. Undefined when
 * the bytes of one are gone: the register is then asked.
 */
export async function copyAnswer(tx: Database, from: RegisterRow, firmId: string): Promise<Said | undefined> {
  const given = (await findDocuments(from.firmId, tx)).filter(({ register }) => register === from.register);
  const ids = new Map<string, string>();
  for (const { id, ...document } of given) {
    if (!(await holdObject(tx, document.storageKey))) return undefined;
    ids.set(id, (await insertDocument(tx, { ...document, firmId, uploadKey: null })).id);
  }
  const withIds = (said: SaidOfSource): SaidOfSource => {
    const documents = said.value?.documents;
    if (!Array.isArray(documents)) return said;
    return { ...said, value: { ...said.value, documents: documents.flatMap((id) => ids.get(String(id)) ?? []) } };
  };
  return Object.fromEntries(Object.entries(latestOf(from).said).map(([source, said]) => [source, withIds(said)]));
}

/** A register gave files. */
export const hasDocuments = (said: Said): boolean => Object.values(said).some(({ value }) => value?.documents);
