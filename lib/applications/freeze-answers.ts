import type { Database } from '@/db/database';
import { putAnswers } from '@/db/queries/answers';
import type { Firm } from '@/db/queries/applications';
import { REQUIRED_TO_SUBMIT } from '@/lib/catalogue';
import { firmIdentifierOf } from '@/lib/fields/firm-identifier';
import type { ApplicationForm, FormField } from '@/lib/journey/application-form';

/** What was read on the summary is what is kept: a file that arrived without its form is an answer from here on. */
export async function freezeAnswers(tx: Database, firmId: string, form: ApplicationForm, now: Date): Promise<void> {
  const read = form.fields.filter(({ value, notApplicable }) => value !== null || notApplicable !== null);
  await putAnswers(
    tx,
    read.map(({ key, draft, value, notApplicable, provenances }) => ({
      ...{ firmId, fieldKey: key, draft, value, notApplicable, provenances },
      ...{ inError: false, refusals: [], updatedAt: now },
    })),
  );
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
