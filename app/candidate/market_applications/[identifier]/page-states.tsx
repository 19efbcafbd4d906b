import { type ListedStep, StepList } from '@/components/layout/step-list';
import type { ApplicationForm } from '@/lib/journey/application-form';
import { stepOf } from '@/lib/journey/candidate-steps';
import { type PageState, pageStates } from '@/lib/journey/section-states';
import { candidateText } from '@/lib/text/candidate';
import { groupText } from '@/lib/text/groups';
import { peopleText } from '@/lib/text/people';
import { type CandidateStep, pageName, shortStepName, stepPath } from './candidate-step';
import { GROUP_PAGE, groupPath } from './group/group-page';
import { LiveState } from './live/live-state';
import type { StateInWords } from './live/states';

const text = candidateText.parts;

/** Every page of the form, how far it is, the way there: any order will do. */
export function AllSteps({ at: { application, form, page: current } }: { at: CandidateStep }) {
  const pages = pageStates(form).map(({ page, state }) => ({
    key: page,
    label: page === stepOf(page) ? shortStepName(form, page) : pageName(form, page),
    href: stepPath(application.identifier, page),
    isCurrent: page === current,
    state: state && <LiveState part={page} drawn={inWords(state)} />,
  }));
  const steps = [...Map.groupBy(pages, ({ key }) => stepOf(key))].flatMap(([step, within]): ListedStep[] =>
    within[0]?.key === step ? within : [{ key: step, label: shortStepName(form, step), pages: within }],
  );
  const group = {
    key: GROUP_PAGE,
    label: groupText.wayThere,
    href: groupPath(application),
    isCurrent: false,
    state: application.groupKind && groupText.kindNames[application.groupKind],
  };
  // A member of a group is asked nothing of the others.
  const [first, ...others] = steps;
  const people = {
    key: 'people',
    label: peopleText.wayThere,
    href: stepPath(application.identifier, 'people'),
    isCurrent: false,
  };
  const listed = [...(application.rank === 1 && first ? [first, group, ...others] : steps), people];
  return <StepList title={text.allSteps} steps={listed} />;
}

/** What the page's script shows in place of what was drawn, by page. */
export function statesInWords(form: ApplicationForm): Record<string, StateInWords> {
  const told = pageStates(form).flatMap(({ page, state }) => (state ? [[page, inWords(state)] as const] : []));
  return Object.fromEntries(told);
}

const inWords = ({ kind, unanswered }: PageState): StateInWords => ({
  tone: kind,
  text: kind === 'started' ? text.started(unanswered) : text[kind],
});
