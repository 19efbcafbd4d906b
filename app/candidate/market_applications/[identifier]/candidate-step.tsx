import type { Metadata } from 'next';
import { redirect } from 'next/navigation';
import { cache } from 'react';
import type { Application } from '@/db/queries/applications';
import { type Editor, findEditor } from '@/db/queries/editors';
import { findKeptForm } from '@/db/queries/kept-forms';
import type { Market } from '@/db/queries/markets';
import { keeperOf, keptPlace } from '@/lib/applications/kept-place';
import { entriesAtStep } from '@/lib/applications/save-step';
import { whyClosed } from '@/lib/applications/start-application';
import { openApplication, requireApplication } from '@/lib/auth/guards';
import { marksOf, writeSeen } from '@/lib/forms/marks';
import { type ApplicationForm, loadForm } from '@/lib/journey/application-form';
import {
  DECLARATION_SECTION,
  isWithin,
  pageOf,
  SUMMARY_STEP,
  stepOf,
  whereOneStopped,
} from '@/lib/journey/candidate-steps';
import { pagesOfForm } from '@/lib/journey/section-states';
import { candidateText } from '@/lib/text/candidate';
import { declarationText } from '@/lib/text/declaration';
import { BACK_INPUT } from './input-names';
import { mistakesAt } from './mistakes';
import { type ChangedElsewhere, changedElsewhere, withUnsaved } from './unsaved-entries';

type SearchParams = Partial<Record<'erreur' | 'retirer' | 'retour', string | string[]>>;

export type StepPageProps = {
  params: Promise<{ identifier: string }>;
  searchParams: Promise<SearchParams>;
};

export type CandidateStep = {
  sessionId: string;
  application: Application;
  market: Market;
  editor: Editor | undefined;
  /** As the page shows it: what is saved, with what this browser typed and could not save over somebody else's. */
  form: ApplicationForm;
  /** Every page of this application, in order. */
  pages: string[];
  page: string;
  /** False while what is shown is not what is saved: nothing is known of what is wrong with it. */
  showErrors: boolean;
  /** Why the last post could not go further; what is to be mended is said whether one posted or not. */
  refusal: string | undefined;
  /** What somebody else saved, when the last post of this step would have gone over it. */
  changed: ChangedElsewhere[];
  /** What the form says that it was drawn from. */
  seen: string;
  /** Why the market takes no application any more; what one types is kept all the same. */
  closed: 'cancelled' | 'deadline_passed' | undefined;
  /** One came from the summary, to correct something, and goes straight back there. */
  goesBack: boolean;
  /** Name of the card whose removal is to be confirmed. */
  cardToRemove?: string;
};

/** What a page draws, if this browser may open it; one that the market does not ask for leads where one stopped. */
export async function candidateAtStep(
  identifier: string,
  page: string,
  searchParams: StepPageProps['searchParams'],
): Promise<CandidateStep> {
  const { sessionId, application, market } = await requireApplication(identifier);
  if (application.completedAt) redirect(stepPath(identifier, 'sync_status'));
  const [saved, editor] = await Promise.all([formOf(application, market), findEditor(market.editorId)]);
  const pages = pagesOfForm(saved);
  if (!pages.includes(page)) redirect(stepPath(identifier, whereOneStopped(pages, application.savedSteps)));
  const { erreur, retirer, retour } = await searchParams;
  const isKeptHere = (place: string) => isWithin(keptPlace(application, page), place);
  const unsaved = erreur === 'changed' ? await findKeptForm(keeperOf(sessionId, application), isKeptHere) : undefined;
  return {
    ...{ sessionId, application, market, editor, pages, page },
    form: unsaved ? withUnsaved(saved, unsaved) : saved,
    showErrors: !unsaved,
    refusal: typeof erreur === 'string' && !unsaved ? erreur : undefined,
    changed: unsaved ? changedElsewhere(saved, unsaved) : [],
    closed: closedFor(market, new Date()),
    seen: writeSeen(marksOf(entriesAtStep(saved, page))),
    goesBack: retour !== undefined && page !== SUMMARY_STEP,
    cardToRemove: typeof retirer === 'string' ? retirer : undefined,
  };
}

/** Loaded once for a page and its title. */
export const formOf = cache((application: Application, market: Market) => loadForm(application, market));

/**
 * The title of a step's page, after « Erreur : » while something is to be mended there. Found out behind the guard: without
 * a grant it must tell nothing of the market, nor of what was typed.
 */
export async function titleAt(
  identifier: string,
  page: string,
  searchParams: StepPageProps['searchParams'],
): Promise<Metadata> {
  const found = await openApplication(identifier);
  if (!found) return {};
  const form = await formOf(found.application, found.market);
  if (!pagesOfForm(form).includes(page)) return {};
  const isRefused = (await searchParams).erreur !== undefined || mistakesAt(form, page).length > 0;
  return { title: (isRefused ? candidateText.errorPrefix : '') + pageName(form, page) };
}

function closedFor(market: Market, now: Date): CandidateStep['closed'] {
  const why = whyClosed(market, now);
  return why === 'not_configured' ? undefined : why;
}

/** The address of a page, or of a step, of an application. */
export function stepPath(identifier: string, place: string): string {
  return ['/candidate/market_applications', ...[identifier, ...place.split('/')].map(encodeURIComponent)].join('/');
}

/** The address of a page opened from the summary, to which the person goes straight back. `at`: id of an input there. */
export function correctionPath(identifier: string, page: string, at?: string): string {
  return `${stepPath(identifier, page)}?${BACK_INPUT}=1${at === undefined ? '' : `#${at}`}`;
}

/** The name of a step: of its category, as candidates read it, for those that are one. */
export function stepName(form: ApplicationForm, step: string): string {
  const names: Record<string, string> = candidateText.stepNames;
  const field = form.fields.find((candidate) => candidate.requirement.categoryKey === step);
  return names[step] ?? field?.requirement.categoryCandidateLabel ?? step;
}

/** The name of a step where its question is asked below, or elsewhere: a few words. */
export function shortStepName(form: ApplicationForm, step: string): string {
  const names: Record<string, string> = candidateText.shortStepNames;
  return names[step] ?? stepName(form, step);
}

/** The name of a page: of its sub-category, as candidates read it, for those that are one. */
export function pageName(form: ApplicationForm, page: string): string {
  if (page === `${stepOf(page)}/${DECLARATION_SECTION}`) return declarationText.title;
  if (page === stepOf(page)) return stepName(form, page);
  const field = form.fields.find(({ requirement }) => pageOf(requirement) === page);
  return field?.requirement.subcategoryCandidateLabel ?? page;
}
