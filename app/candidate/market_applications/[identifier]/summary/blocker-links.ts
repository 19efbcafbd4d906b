import { type CandidateStep, correctionPath } from '@/app/candidate/market_applications/[identifier]/candidate-step';
import { declarationErrors } from '@/app/candidate/market_applications/[identifier]/declaration-form';
import { stepErrors } from '@/app/candidate/market_applications/[identifier]/step-fields';
import type { Blocker } from '@/lib/applications/submit-application';
import { REQUIRED_TO_SUBMIT } from '@/lib/catalogue';
import { inputName, type Refusal } from '@/lib/fields/field-type';
import { DECLARATION_KEY } from '@/lib/journey/application-form';
import { declarationStep, IDENTIFICATION_STEP, SUMMARY_STEP, stepOfCategory } from '@/lib/journey/candidate-steps';
import { candidateText } from '@/lib/text/candidate';

const sentences = candidateText.summary.blockers;

/** Something that prevents submitting, with the address of the input where it is mended. */
export type Blocking = { fieldId: string; href: string; message: string };

/** Each thing that prevents submitting; of what is wrong, each mistake in the words of its own page. */
export function blockerLinks(at: CandidateStep, blockers: readonly Blocker[]): Blocking[] {
  return blockers.flatMap((blocker) => {
    const { step, mistakes } = whereToMend(at, blocker);
    const hrefOf = (fieldId: string) =>
      step === SUMMARY_STEP ? `#${fieldId}` : correctionPath(at.application.identifier, step, fieldId);
    return mistakes.map((mistake) => ({ ...mistake, href: hrefOf(mistake.fieldId) }));
  });
}

type Mending = { step: string; mistakes: Omit<Blocking, 'href'>[] };

function whereToMend({ form, steps }: Pick<CandidateStep, 'form' | 'steps'>, blocker: Blocker): Mending {
  if (blocker.code === 'declaration') {
    const choice = { fieldId: inputName(DECLARATION_KEY, 'choice'), message: sentences.declaration };
    return { step: declarationStep(steps), mistakes: [choice] };
  }
  if (blocker.code !== 'in_error') {
    const key = REQUIRED_TO_SUBMIT[REQUIRED_AS[blocker.code]];
    return {
      step: IDENTIFICATION_STEP,
      mistakes: [{ fieldId: inputName(key, 'text'), message: sentences[blocker.code] }],
    };
  }
  const field = form.fields.find((candidate) => candidate.key === blocker.fieldKey);
  if (field) {
    const refusals = field.refusals.filter(isLate);
    return { step: stepOfCategory(field.requirement.categoryKey), mistakes: stepErrors([{ ...field, refusals }]) };
  }
  const declarationRefusals = form.declarationRefusals.filter(isLate);
  return { step: declarationStep(steps), mistakes: declarationErrors({ ...form, declarationRefusals }) };
}

/** A file refused as it came blocks nothing: it is not there. */
const isLate = ({ late }: Refusal) => late === true;

const REQUIRED_AS = { siret: 'siret', company_name: 'companyName', contact_email: 'contactEmail' } as const;
