import { PageMenu } from '@/components/layout/page-menu';
import { StateBadge } from '@/components/layout/state-badge';
import { StepList } from '@/components/layout/step-list';
import { type PartState, sectionsOfStep, stepStates } from '@/lib/journey/section-states';
import { candidateText } from '@/lib/text/candidate';
import { declarationText } from '@/lib/text/declaration';
import { type CandidateStep, stepName, stepPath } from './candidate-step';

const text = candidateText.parts;

/** Every step, how far it is, the way to those already reached. */
export function AllSteps({ at }: { at: CandidateStep }) {
  const { application, form } = at;
  const steps = stepStates(form, application.savedSteps).map(({ step, isOpen, state }) => ({
    key: step,
    label: stepName(form, step),
    href: isOpen ? stepPath(application.identifier, step) : undefined,
    isCurrent: step === at.step,
    state: state ? <PartStateBadge state={state} /> : !isOpen && <StateBadge tone="to_do">{text.notOpen}</StateBadge>,
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
    state: <PartStateBadge state={state} />,
  }));
  return <PageMenu title={text.onThisPage} items={items} />;
}

export function PartStateBadge({ state: { kind, unanswered } }: { state: PartState }) {
  return <StateBadge tone={kind}>{kind === 'started' ? text.started(unanswered) : text[kind]}</StateBadge>;
}
