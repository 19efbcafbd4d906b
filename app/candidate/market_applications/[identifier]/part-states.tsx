import { PageMenu } from '@/components/layout/page-menu';
import { StateBadge } from '@/components/layout/state-badge';
import { StepList } from '@/components/layout/step-list';
import type { ApplicationForm } from '@/lib/journey/application-form';
import { type PartState, sectionsOfStep, stepStates } from '@/lib/journey/section-states';
import { candidateText } from '@/lib/text/candidate';
import { declarationText } from '@/lib/text/declaration';
import { type CandidateStep, shortStepName, stepPath } from './candidate-step';
import { LiveState } from './live/live-state';
import { type StateInWords, stepPart } from './live/states';

const text = candidateText.parts;

/** Every step, how far it is, the way to those already reached. */
export function AllSteps({ at }: { at: CandidateStep }) {
  const { application, form } = at;
  const steps = stepStates(form, application.savedSteps).map(({ step, isOpen, state }) => ({
    key: step,
    label: shortStepName(form, step),
    href: isOpen ? stepPath(application.identifier, step) : undefined,
    isCurrent: step === at.step,
    state: state ? (
      <LiveState part={stepPart(step)} drawn={inWords(state)} />
    ) : (
      !isOpen && <StateBadge tone="to_do">{text.notOpen}</StateBadge>
    ),
  }));
  return <StepList title={text.allSteps} steps={steps} />;
}

/** The sections of the step, when there are several. */
export function SectionMenu({ at }: { at: CandidateStep }) {
  const sections = sectionsOfStep(at.form, at.step);
  if (sections.length < 2) return null;
  const items = sections.map(({ id, label, state }) => ({
    href: `#${id}`,
    label: label ?? declarationText.title,
    state: <LiveState part={id} drawn={inWords(state)} />,
  }));
  return <PageMenu title={text.onThisPage} items={items} />;
}

/** What the page's script shows in place of what was drawn. */
export function statesInWords(form: ApplicationForm, savedSteps: readonly string[], step: string) {
  const steps = stepStates(form, savedSteps).flatMap(({ step: key, state }) =>
    state ? [[stepPart(key), inWords(state)] as const] : [],
  );
  const sections = sectionsOfStep(form, step).map(({ id, state }) => [id, inWords(state)] as const);
  return Object.fromEntries([...steps, ...sections]);
}

const inWords = ({ kind, unanswered }: PartState): StateInWords => ({
  tone: kind,
  text: kind === 'started' ? text.started(unanswered) : text[kind],
});
