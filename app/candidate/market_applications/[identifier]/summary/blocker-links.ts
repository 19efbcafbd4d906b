import { type CandidateStep, correctionPath } from '@/app/candidate/market_applications/[identifier]/candidate-step';
import { declarationErrors } from '@/app/candidate/market_applications/[identifier]/declaration-form';
import { groupPath } from '@/app/candidate/market_applications/[identifier]/group/group-page';
import { stepErrors } from '@/app/candidate/market_applications/[identifier]/step-fields';
import type { Application, Firm } from '@/db/queries/applications';
import { findGroupBlockers } from '@/lib/applications/group-parts';
import type { Blocker } from '@/lib/applications/submit-application';
import { REQUIRED_TO_SUBMIT } from '@/lib/catalogue';
import { inputName, type Refusal } from '@/lib/fields/field-type';
import { lotMember } from '@/lib/fields/lots';
import { DECLARATION_KEY } from '@/lib/journey/application-form';
import { declarationPage, IDENTIFICATION_STEP, pageOf, SUMMARY_STEP } from '@/lib/journey/candidate-steps';
import { LOTS_KEY } from '@/lib/journey/lots-field';
import { candidateText } from '@/lib/text/candidate';
import { groupText } from '@/lib/text/groups';

const sentences = candidateText.summary.blockers;

/** Something that prevents submitting, with the address of the input where it is mended. */
export type Blocking = { fieldId: string; href: string; message: string };

/** Each thing that prevents submitting; of what is wrong, each mistake in the words of its own page. */
export function blockerLinks(at: CandidateStep, blockers: readonly Blocker[]): Blocking[] {
  return blockers.flatMap((blocker) => {
    const { page, mistakes } = whereToMend(at, blocker);
    const hrefOf = (fieldId: string) =>
      page === SUMMARY_STEP ? `#${fieldId}` : correctionPath(at.application.identifier, page, fieldId);
    return mistakes.map((mistake) => ({ ...mistake, href: hrefOf(mistake.fieldId) }));
  });
}

/** What a group lacks, with the way to its members. */
export function groupBlockerLinks(application: Application, firms: readonly Firm[]): Blocking[] {
  return findGroupBlockers(application, firms).map((blocker) => {
    const fieldId = blocker.code === 'member_missing' ? `membre-${blocker.rank}` : 'membres';
    const said = groupText.blockers;
    const message = blocker.code === 'member_missing' ? said.member_missing(blocker.name) : said.group_of_one;
    return { fieldId, href: `${groupPath(application)}#${fieldId}`, message };
  });
}

type Mending = { page: string; mistakes: Omit<Blocking, 'href'>[] };

function whereToMend({ form, pages }: Pick<CandidateStep, 'form' | 'pages'>, blocker: Blocker): Mending {
  if (blocker.code === 'declaration') {
    const choice = { fieldId: inputName(DECLARATION_KEY, 'choice'), message: sentences.declaration };
    return { page: declarationPage(pages), mistakes: [choice] };
  }
  if (blocker.code === 'lots') {
    const first = { fieldId: inputName(LOTS_KEY, lotMember(1)), message: sentences.lots };
    return { page: IDENTIFICATION_STEP, mistakes: [first] };
  }
  if (blocker.code !== 'in_error') {
    const key = REQUIRED_TO_SUBMIT[REQUIRED_AS[blocker.code]];
    return {
      page: IDENTIFICATION_STEP,
      mistakes: [{ fieldId: inputName(key, 'text'), message: sentences[blocker.code] }],
    };
  }
  const field = form.fields.find((candidate) => candidate.key === blocker.fieldKey);
  if (field) {
    const refusals = field.refusals.filter(isLate);
    return { page: pageOf(field.requirement), mistakes: stepErrors([{ ...field, refusals }]) };
  }
  const declarationRefusals = form.declarationRefusals.filter(isLate);
  return { page: declarationPage(pages), mistakes: declarationErrors({ ...form, declarationRefusals }) };
}

/** A file refused as it came blocks nothing: it is not there. */
const isLate = ({ late }: Refusal) => late === true;

const REQUIRED_AS = { siret: 'siret', company_name: 'companyName', contact_email: 'contactEmail' } as const;
