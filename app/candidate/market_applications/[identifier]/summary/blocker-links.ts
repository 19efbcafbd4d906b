import { type CandidateStep, correctionPath } from '@/app/candidate/market_applications/[identifier]/candidate-step';
import type { Blocker } from '@/lib/applications/submit-application';
import { REQUIRED_TO_SUBMIT } from '@/lib/catalogue';
import {
  declarationStep,
  EXCLUSION_CATEGORY,
  IDENTIFICATION_STEP,
  SUMMARY_STEP,
  stepOfCategory,
} from '@/lib/journey/candidate-steps';
import { DECLARATION_SECTION } from '@/lib/journey/section-states';
import { candidateText } from '@/lib/text/candidate';
import { declarationText } from '@/lib/text/declaration';

const sentences = candidateText.summary.blockers;

/** Each thing that prevents submitting, with the address where it is mended. */
export function blockerLinks(at: CandidateStep, blockers: readonly Blocker[]) {
  const links = blockers.map((blocker) => ({ href: hrefOf(at, blocker), message: sentenceOf(at, blocker) }));
  return { links, errors: links.map((link) => ({ fieldId: 'a-corriger', message: link.message })) };
}

function sentenceOf(at: CandidateStep, blocker: Blocker): string {
  if (blocker.code !== 'in_error') return sentences[blocker.code];
  const field = at.form.fields.find((candidate) => candidate.key === blocker.fieldKey);
  return sentences.in_error(field?.label ?? declarationText.title);
}

function hrefOf(at: CandidateStep, blocker: Blocker): string {
  const step = stepOf(at, blocker);
  const { identifier } = at.application;
  return step === SUMMARY_STEP ? `#${DECLARATION_SECTION}` : correctionPath(identifier, step, anchorOf(blocker));
}

function anchorOf(blocker: Blocker): string {
  if (blocker.code === 'declaration') return DECLARATION_SECTION;
  if (blocker.code !== 'in_error') return REQUIRED_TO_SUBMIT[REQUIRED_AS[blocker.code]];
  return blocker.fieldKey;
}

const REQUIRED_AS = { siret: 'siret', company_name: 'companyName', contact_email: 'contactEmail' } as const;

function stepOf(at: CandidateStep, blocker: Blocker): string {
  if (blocker.code === 'declaration') return declarationStep(at.steps);
  if (blocker.code !== 'in_error') return IDENTIFICATION_STEP;
  const field = at.form.fields.find((candidate) => candidate.key === blocker.fieldKey);
  const category =
    field?.requirement.categoryKey ?? (at.steps.includes(EXCLUSION_CATEGORY) ? EXCLUSION_CATEGORY : SUMMARY_STEP);
  return stepOfCategory(category);
}
