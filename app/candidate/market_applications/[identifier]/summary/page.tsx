import { ApplicationReading } from '@/app/candidate/market_applications/[identifier]/application-reading';
import {
  type CandidateStep,
  candidateAtStep,
  correctionPath,
  type StepPageProps,
  stepName,
  titleAt,
} from '@/app/candidate/market_applications/[identifier]/candidate-step';
import { CandidateStepPage } from '@/app/candidate/market_applications/[identifier]/candidate-step-page';
import { DeclarationForm } from '@/app/candidate/market_applications/[identifier]/declaration-form';
import { DossierFiles } from '@/app/candidate/market_applications/[identifier]/dossier-files';
import { READ_INPUT } from '@/app/candidate/market_applications/[identifier]/input-names';
import { mistakesAt } from '@/app/candidate/market_applications/[identifier]/mistakes';
import { ReplacementDraft } from '@/app/candidate/market_applications/[identifier]/replacement/replacement-draft';
import { drawOrExplain, titleOrNone } from '@/app/draw-or-explain';
import { Alert } from '@/components/layout/alert';
import { findFirms } from '@/db/queries/firms';
import { findBlockers } from '@/lib/applications/submit-application';
import { whatIsRead } from '@/lib/applications/what-was-read';
import { writeSeen } from '@/lib/forms/marks';
import { filesOf } from '@/lib/journey/application-form';
import { declarationPage, SUMMARY_STEP } from '@/lib/journey/candidate-steps';
import { candidateText } from '@/lib/text/candidate';
import { declarationText } from '@/lib/text/declaration';
import { formatDateTimeSeconds } from '@/lib/text/format';
import { groupText } from '@/lib/text/groups';
import { GivenFiles, MissingAnswers, SaysElse, StillAsked, TimeLeft, WhatBlocks } from './before-submitting';
import { blockerLinks, groupBlockerLinks } from './blocker-links';

const text = candidateText.summary;

export const generateMetadata = titleOrNone(async ({ params, searchParams }: StepPageProps) =>
  titleAt((await params).identifier, SUMMARY_STEP, searchParams),
);

async function SummaryPage({ params, searchParams }: StepPageProps) {
  const { identifier } = await params;
  const at = await candidateAtStep(identifier, SUMMARY_STEP, searchParams);
  const declaresHere = declarationPage(at.pages) === SUMMARY_STEP;
  const { application } = at;
  const isPart = application.rank > 1;
  const firms = application.groupKind && !isPart ? await findFirms(application.id) : [];
  const blockers = [
    ...blockerLinks(at, findBlockers(at.form)),
    ...(isPart ? [] : groupBlockerLinks(application, firms)),
  ];
  const refused = at.refusal !== undefined && [...refusalErrors(at.refusal), ...(at.closed ? [] : blockers)];
  return (
    <CandidateStepPage
      at={at}
      title={isPart ? groupText.part.summaryTitle : text.title}
      submitLabel={at.closed || application.declaredAt ? null : submitLabelFor(application)}
      errorTitle={refused ? (isPart ? groupText.part.notDeclared : text.notSubmitted) : undefined}
      errors={refused || (at.showErrors ? mistakesAt(at.form, SUMMARY_STEP) : [])}
      isTypedIn={declaresHere}
    >
      <input type="hidden" name={READ_INPUT} value={writeSeen(whatIsRead(at.form))} />
      {await ReplacementDraft({ application })}
      {application.declaredAt && <PartDeclared at={application.declaredAt} />}
      <p className="fr-text--lead">{isPart ? groupText.part.introduction : text.introduction}</p>
      <TimeLeft deadline={at.market.deadline} now={new Date()} />
      {!at.closed && (
        <>
          <WhatBlocks links={blockers} />
          <StillAsked fields={at.form.fields} />
          <SaysElse identifier={identifier} fields={at.form.fields} />
          <MissingAnswers identifier={identifier} fields={at.form.fields} />
        </>
      )}
      <GivenFiles files={filesOf(at.form)} />
      <ApplicationReading
        form={at.form}
        stepTitle={(step) => stepName(at.form, step)}
        editPath={(page, id) => (page === SUMMARY_STEP ? `#${id}` : correctionPath(identifier, page, id))}
      />
      {declaresHere && (
        <>
          {await DossierFiles({ applicationId: at.application.id, withRules: true })}
          <DeclarationForm form={at.form} showErrors={at.showErrors} title={declarationText.title} />
        </>
      )}
      {!at.closed && (
        <div className="fr-callout">
          <p className="fr-callout__text">
            {isPart ? groupText.part.consequence : text.consequence(at.editor?.name ?? '')}
          </p>
        </div>
      )}
    </CandidateStepPage>
  );
}

function submitLabelFor({ rank, declaredBy }: CandidateStep['application']): string {
  if (rank === 1) return text.submit;
  return declaredBy === 'mandataire' ? groupText.part.submitByMandate : groupText.part.submit;
}

function PartDeclared({ at }: { at: Date }) {
  return (
    <div className="fr-mb-4w">
      <Alert severity="success" title={groupText.part.declared.title}>
        <p>{groupText.part.declared.message(formatDateTimeSeconds(at))}</p>
      </Alert>
    </div>
  );
}

function refusalErrors(refusal: string) {
  const sentences: Record<string, string> = candidateText.refusals;
  const message = Object.hasOwn(sentences, refusal) ? sentences[refusal] : undefined;
  return message ? [{ fieldId: 'contenu', message }] : [];
}

export default drawOrExplain(SummaryPage);
