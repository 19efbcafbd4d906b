import { isAnswered } from '@/lib/fields/read-answer';
import { type ApplicationForm, DECLARATION_KEY, type FormField } from './application-form';
import {
  candidateSteps,
  categoryOfStep,
  declarationStep,
  mayVisitCandidateStep,
  SUMMARY_STEP,
} from './candidate-steps';

/** How far a part of the form is. An answer that is missing is no mistake: it only leaves its part « started ». */
export type PartState = { kind: 'to_mend' | 'done' | 'started' | 'to_do'; unanswered: number };

/** A section of a step: a sub-category, or the declaration on honour. `id` leads to it in the page. */
export type Section = { id: string; label: string | null; state: PartState };

/** A step as its list shows it; `state` is null for one that is not open yet, and for the summary. */
export type StepState = { step: string; isOpen: boolean; state: PartState | null };

export const sectionId = (subcategoryKey: string) => `section-${subcategoryKey}`;

/** Id of the section of the declaration on honour. */
export const DECLARATION_SECTION = DECLARATION_KEY;

/** The sections of a step, in order; the declaration on honour comes last, without a label of its own. */
export function sectionsOfStep(form: ApplicationForm, step: string): Section[] {
  const fields = form.fields.filter((field) => field.requirement.categoryKey === categoryOfStep(step));
  const sections = [...Map.groupBy(fields, (field) => field.requirement.subcategoryKey)].map(([key, inSection]) => ({
    id: sectionId(key),
    label: inSection[0]?.requirement.subcategoryCandidateLabel ?? null,
    state: stateOfFields(inSection),
  }));
  if (declarationStep(stepsOf(form)) !== step) return sections;
  return [...sections, { id: DECLARATION_SECTION, label: null, state: stateOfDeclaration(form) }];
}

/** Every step, how far it is, and whether one may go there. */
export function stepStates(form: ApplicationForm, savedSteps: readonly string[]): StepState[] {
  const steps = stepsOf(form);
  return steps.map((step) => {
    const isOpen = mayVisitCandidateStep(steps, savedSteps, step);
    if (step === SUMMARY_STEP || !isOpen) return { step, isOpen, state: null };
    return { step, isOpen, state: sum(sectionsOfStep(form, step).map((section) => section.state)) };
  });
}

const stepsOf = (form: ApplicationForm) => candidateSteps(form.fields.map((field) => field.requirement));

function stateOfFields(fields: readonly FormField[]): PartState {
  const unanswered = fields.filter((field) => !isAnswered({ field, value: field.value })).length;
  if (fields.some((field) => field.problems.length > 0)) return { kind: 'to_mend', unanswered };
  if (unanswered === 0) return { kind: 'done', unanswered };
  return { kind: unanswered < fields.length ? 'started' : 'to_do', unanswered };
}

function stateOfDeclaration({ declaration, declarationDraft }: ApplicationForm): PartState {
  if (declaration) return { kind: 'done', unanswered: 0 };
  return { kind: declarationDraft.choice === undefined ? 'to_do' : 'started', unanswered: 1 };
}

function sum(states: readonly PartState[]): PartState {
  const unanswered = states.reduce((total, state) => total + state.unanswered, 0);
  const is = (kind: PartState['kind']) => (state: PartState) => state.kind === kind;
  if (states.some(is('to_mend'))) return { kind: 'to_mend', unanswered };
  if (states.every(is('done'))) return { kind: 'done', unanswered };
  return { kind: states.every(is('to_do')) ? 'to_do' : 'started', unanswered };
}
