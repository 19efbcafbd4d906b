import type { Database } from '@/db/database';
import { putAnswer } from '@/db/queries/answers';
import type { Firm } from '@/db/queries/applications';
import { REQUIRED_TO_SUBMIT } from '@/lib/catalogue';
import { firmIdentifierOf } from '@/lib/fields/firm-identifier';
import type { ApplicationForm, FormField } from '@/lib/journey/application-form';

/** What was read on the summary is what is kept: a file that arrived without its form is an answer from here on. */
export async function freezeAnswers(tx: Database, firmId: string, form: ApplicationForm, now: Date): Promise<void> {
  for (const { key, draft, value, notApplicable, provenances } of form.fields) {
    if (value === null && notApplicable === null) continue;
    const read = { draft, value, notApplicable, provenances, inError: false, refusals: [] };
    await putAnswer(tx, { firmId, fieldKey: key, ...read, updatedAt: now });
  }
}

/** Which firm it is, by its own answers. */
export function identityOf(form: ApplicationForm): Pick<Firm, 'siret' | 'foreignIdentifier'> & { companyName: string } {
  const firm = firmIdentifierOf(validAnswer(form, REQUIRED_TO_SUBMIT.siret));
  return { ...firm, companyName: String(validAnswer(form, REQUIRED_TO_SUBMIT.companyName)?.text ?? '') };
}

/** What counts of a field, unless something in it is wrong. */
function validAnswer(form: ApplicationForm, key: string): FormField['value'] {
  const field = form.fields.find((candidate) => candidate.key === key);
  return field && field.problems.length === 0 ? field.value : null;
}
