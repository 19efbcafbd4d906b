import { randomUUID } from 'node:crypto';
import { inTransaction } from '@/db/database';
import { insertDocument } from '@/db/queries/answers';
import { findApplication } from '@/db/queries/applications';
import type { Market } from '@/db/queries/markets';
import { makeTestApplication } from '@/db/testing/make-test-market';
import { type PostedStep, saveStep } from '@/lib/applications/save-step';
import { REQUIRED_TO_SUBMIT } from '@/lib/catalogue';
import { loadForm } from '@/lib/journey/application-form';

export const { siret: SIRET, companyName: NAME, contactEmail: EMAIL } = REQUIRED_TO_SUBMIT;
export const YES_NO = 'motifs_exclusion_fiscales_et_sociales_liquidation_judiciaire';
export const FILES = 'motifs_exclusion_fiscales_et_sociales_declarations_fiscales';
/** In catalogue order. */
export const ASKED = [SIRET, NAME, EMAIL, YES_NO, FILES];
export const SESSION = randomUUID();

export const identity = (changed: { siret?: string; name?: string; email?: string } = {}) => ({
  [`${SIRET}.text`]: changed.siret ?? '130 025 265 00013',
  [`${NAME}.text`]: changed.name ?? 'Menuiserie Lefèvre',
  [`${EMAIL}.text`]: changed.email ?? 'contact@entreprise.example',
});

export const declare = (choice: string, explanation = '') => ({
  'declaration.choice': choice,
  'declaration.explanation': explanation,
});

/** An application that was begun, and what one does and reads while filling it. */
export async function beginApplication(market: Market, overrides: Parameters<typeof makeTestApplication>[1] = {}) {
  const application = await makeTestApplication(market, overrides);
  const current = async () => {
    const found = await findApplication(application.id);
    if (!found) throw new Error('no application');
    return found;
  };
  const post = async (
    step: string,
    entries: Record<string, string> = {},
    more: Partial<PostedStep> & { now?: Date; sessionId?: string } = {},
  ) => {
    const { now = new Date('2026-11-22T10:00:00.123Z'), sessionId = SESSION, ...posted } = more;
    const target = { application: await current(), market, sessionId };
    const nothing = { refusals: new Map(), action: null };
    return saveStep(target, step, { entries: new Map(Object.entries(entries)), ...nothing, ...posted }, now);
  };
  const form = async () => loadForm(await current(), market);
  const field = async (key: string) => {
    const found = (await form()).fields.find((candidate) => candidate.key === key);
    if (!found) throw new Error('no such field');
    return found;
  };
  return { application, current, post, form, field };
}

/** A file of this firm, as if it had been received; its bytes are nowhere. */
export async function addDocument(
  firmId: string,
  sizeBytes = 10,
  fieldKey = FILES,
  slot = 'documents',
): Promise<string> {
  const id = randomUUID();
  const sha256 = 'ab'.repeat(32);
  const document = {
    ...{ id, firmId, fieldKey, slot, sha256, sizeBytes },
    name: `${id}.pdf`,
    contentType: 'application/pdf',
    storageKey: `sha256/ab/${sha256}`,
    createdAt: new Date('2026-11-22T09:00:00Z'),
  };
  await inTransaction((tx) => insertDocument(tx, document));
  return id;
}
