import { ApplicationReading } from '@/app/candidate/market_applications/[identifier]/application-reading';
import {
  CandidateStepPage,
  candidateAtStep,
  type StepPageProps,
  stepName,
  stepPath,
} from '@/app/candidate/market_applications/[identifier]/candidate-step';
import { DeclarationForm, declarationErrors } from '@/app/candidate/market_applications/[identifier]/step-fields';
import { drawOrExplain } from '@/app/draw-or-explain';
import { findBlockers } from '@/lib/applications/submit-application';
import { isAnswered } from '@/lib/fields/read-answer';
import { declarationStep, SUMMARY_STEP, stepOfCategory } from '@/lib/journey/candidate-steps';
import { candidateText } from '@/lib/text/candidate';
import { formatDateTime, timeLeft } from '@/lib/text/format';
import { blockerLinks } from './blocker-links';

const text = candidateText.summary;

export async function generateMetadata({ searchParams }: StepPageProps) {
  const prefix = (await searchParams).erreur !== undefined ? candidateText.errorPrefix : '';
  return { title: prefix + candidateText.stepNames.summary };
}

async function SummaryPage({ params, searchParams }: StepPageProps) {
  const { identifier } = await params;
  const at = await candidateAtStep(identifier, SUMMARY_STEP, searchParams);
  const { erreur } = await searchParams;
  const declaresHere = declarationStep(at.steps) === SUMMARY_STEP;
  const blockers = blockerLinks(at, findBlockers(at.form));
  const missing = at.form.fields.filter((field) => !isAnswered({ field, value: field.value }));
  return (
    <CandidateStepPage
      at={at}
      title={text.title}
      submitLabel={text.submit}
      errors={
        at.showErrors
          ? [
              ...refusalErrors(erreur),
              ...blockers.errors,
              ...(declaresHere ? declarationErrors(at.form.declarationDraft) : []),
            ]
          : []
      }
    >
      <p className="fr-text--lead">{text.introduction}</p>
      <p>
        {text.deadline} : {formatDateTime(at.market.deadline)} ({timeLeft(at.market.deadline, new Date())})
      </p>
      {blockers.links.length > 0 && (
        <section className="fr-mb-4w" id="a-corriger">
          <h2>{text.blockersTitle}</h2>
          <ul>
            {blockers.links.map((link) => (
              <li key={link.href + link.message}>
                <a href={link.href}>{link.message}</a>
              </li>
            ))}
          </ul>
        </section>
      )}
      {missing.length > 0 && (
        <section className="fr-mb-4w">
          <h2>{text.missingTitle(missing.length)}</h2>
          <p>{text.missingHint}</p>
          <ul>
            {missing.map((field) => (
              <li key={field.key}>
                <a href={`${stepPath(identifier, stepOfCategory(field.requirement.categoryKey))}#${field.key}`}>
                  {field.label}
                </a>
              </li>
            ))}
          </ul>
        </section>
      )}
      <ApplicationReading
        form={at.form}
        stepTitle={(step) => stepName(at.form, step)}
        editPath={(step) => stepPath(identifier, step)}
      />
      {declaresHere && <DeclarationForm draft={at.form.declarationDraft} showErrors={at.showErrors} />}
      <div className="fr-callout">
        <p className="fr-callout__text">{text.consequence(at.editor?.name ?? '')}</p>
      </div>
    </CandidateStepPage>
  );
}

function refusalErrors(refusal: string | string[] | undefined) {
  const sentences: Record<string, string> = candidateText.refusals;
  const message = typeof refusal === 'string' && Object.hasOwn(sentences, refusal) ? sentences[refusal] : undefined;
  return message ? [{ fieldId: 'contenu', message }] : [];
}

export default drawOrExplain(SummaryPage);
