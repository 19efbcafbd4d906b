import {
  candidateAtStep,
  type StepPageProps,
  stepName,
} from '@/app/candidate/market_applications/[identifier]/candidate-step';
import { CandidateStepPage } from '@/app/candidate/market_applications/[identifier]/candidate-step-page';
import { SectionMenu } from '@/app/candidate/market_applications/[identifier]/part-states';
import {
  DeclarationForm,
  declarationErrors,
  StepFields,
  stepErrors,
} from '@/app/candidate/market_applications/[identifier]/step-fields';
import { drawOrExplain } from '@/app/draw-or-explain';
import { findRequirements } from '@/db/queries/markets';
import { MAX_DOSSIER_BYTES, MAX_FILE_BYTES } from '@/lib/applications/dossier-limits';
import { fieldsOfStep } from '@/lib/applications/save-step';
import { openApplication } from '@/lib/auth/guards';
import { ApplicationFiles } from '@/lib/fields/files/uploading';
import { fieldType } from '@/lib/fields/registry';
import { declarationStep } from '@/lib/journey/candidate-steps';
import { candidateText } from '@/lib/text/candidate';

type CategoryPageProps = StepPageProps & { params: Promise<{ identifier: string; step: string }> };

/** The title is found out behind the guard: without a grant it must not tell what the market asks for. */
export async function generateMetadata({ params, searchParams }: CategoryPageProps) {
  const { identifier, step } = await params;
  const found = await openApplication(identifier);
  const requirements = found ? await findRequirements(found.market.id) : [];
  const name = requirements.find((requirement) => requirement.categoryKey === step)?.categoryCandidateLabel;
  const prefix = (await searchParams).erreur !== undefined ? candidateText.errorPrefix : '';
  return name ? { title: prefix + name } : {};
}

/** One step per category that the market asks for; its key is the segment of the address. */
async function CategoryPage({ params, searchParams }: CategoryPageProps) {
  const { identifier, step } = await params;
  const at = await candidateAtStep(identifier, step, searchParams);
  const fields = fieldsOfStep(at.form, step);
  const declares = declarationStep(at.steps) === step;
  const errors = at.showErrors
    ? [...stepErrors(fields), ...(declares ? declarationErrors(at.form.declarationDraft) : [])]
    : [];
  const takesFiles = fields.some((field) => fieldType(field.inputType).fileSlots.length > 0);
  const allFiles = at.form.fields.flatMap((field) => field.documents);
  return (
    <CandidateStepPage at={at} title={stepName(at.form, step)} errors={errors}>
      <p className="fr-text--lead">{fields[0]?.requirement.categoryIntro}</p>
      <SectionMenu at={at} />
      {takesFiles && (
        <ApplicationFiles
          sizeBytes={allFiles.reduce((total, file) => total + file.sizeBytes, 0)}
          limitBytes={MAX_DOSSIER_BYTES}
          maxFileBytes={MAX_FILE_BYTES}
        />
      )}
      <StepFields
        fields={fields}
        showErrors={at.showErrors}
        isSaved={at.application.savedSteps.includes(step)}
        cardToRemove={at.cardToRemove}
      />
      {declares && <DeclarationForm draft={at.form.declarationDraft} showErrors={at.showErrors} />}
    </CandidateStepPage>
  );
}

export default drawOrExplain(CategoryPage);
