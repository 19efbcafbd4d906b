import {
  applicationFigures,
  applicationStepDurations,
  type Cohort,
  marketFigures,
  marketStepDurations,
  type StandingApplications,
  type StandingMarkets,
  type StepDuration,
  standingApplications,
  standingMarkets,
  webhookFigures,
} from '@/db/queries/console/statistics';
import { CATALOGUE_CATEGORIES } from '@/lib/catalogue';
import { BUYER_STEPS, currentBuyerStep, mayVisitBuyerStep } from '@/lib/journey/buyer-steps';
import { candidateSteps, currentCandidateStep, hasReachedStep } from '@/lib/journey/candidate-steps';

/** Nothing saved for so long: left there. */
export const QUIET_DAYS = 7;

const DAY_MS = 86_400_000;

/** A step of a journey: how many came to it, went beyond it, were left there; and how long it took those timed. */
export type StepFigures = {
  step: string;
  reached: number;
  done: number;
  abandoned: number;
  duration: StepDuration | null;
};

export type Statistics = {
  markets: Awaited<ReturnType<typeof marketFigures>>;
  applications: Awaited<ReturnType<typeof applicationFigures>>;
  webhooks: Awaited<ReturnType<typeof webhookFigures>>;
  marketSteps: StepFigures[];
  applicationSteps: StepFigures[];
};

/** What became of what was created in a period: seven statements, whatever the number of rows. */
export async function readStatistics(cohort: Cohort, now: Date): Promise<Statistics> {
  const quietSince = new Date(now.getTime() - QUIET_DAYS * DAY_MS);
  // In turn, on one connection: the others are for those who work.
  const markets = await marketFigures(cohort);
  const applications = await applicationFigures(cohort);
  const webhooks = await webhookFigures(cohort);
  const standing = await standingMarkets(cohort, quietSince, now);
  const applied = await standingApplications(cohort, quietSince, now);
  const marketTimes = await marketStepDurations(cohort);
  const applicationTimes = await applicationStepDurations(cohort);
  return {
    markets: byName(markets),
    applications: byName(applications),
    webhooks: byName(webhooks),
    marketSteps: marketSteps(standing, marketTimes),
    applicationSteps: applicationSteps(applied, applicationTimes),
  };
}

const byName = <Row extends { editorName: string }>(rows: Row[]): Row[] =>
  rows.toSorted((one, other) => one.editorName.localeCompare(other.editorName, 'fr'));

/** One who stands at a step, or is past them all (`step` null); `mayVisit` says which steps were reached. */
type Standing = { step: string | null; mayVisit: (step: string) => boolean; stalled: boolean; count: number };

/** Pure: the buyer's steps, from where the markets of the period stand. */
export function marketSteps(standing: readonly StandingMarkets[], times: readonly StepDuration[]): StepFigures[] {
  const all = standing.map(({ steps, completed, stalled, markets }) => ({
    step: completed ? null : currentBuyerStep(steps),
    mayVisit: (step: string) =>
      completed || BUYER_STEPS.some((known) => known === step && mayVisitBuyerStep(steps, known)),
    stalled,
    count: markets,
  }));
  return figuresOf(BUYER_STEPS, all, times);
}

/** Pure: the candidate's, where a market does not have every category. */
export function applicationSteps(
  standing: readonly StandingApplications[],
  times: readonly StepDuration[],
): StepFigures[] {
  const ordered = CATALOGUE_CATEGORIES.map(({ key }) => ({ categoryKey: key }));
  const all = standing.map(({ savedSteps, categories, completed, stalled, applications }) => {
    const steps = candidateSteps(ordered.filter(({ categoryKey }) => categories.includes(categoryKey)));
    return {
      step: completed ? null : currentCandidateStep(steps, savedSteps),
      mayVisit: (step: string) => steps.includes(step) && (completed || hasReachedStep(steps, savedSteps, step)),
      stalled,
      count: applications,
    };
  });
  return figuresOf(candidateSteps(ordered), all, times);
}

function figuresOf(
  steps: readonly string[],
  standing: readonly Standing[],
  times: readonly StepDuration[],
): StepFigures[] {
  const sum = (matches: (each: Standing) => boolean) =>
    standing.filter(matches).reduce((total, { count }) => total + count, 0);
  return steps.map((step) => ({
    step,
    reached: sum((each) => each.mayVisit(step)),
    done: sum((each) => each.mayVisit(step) && each.step !== step),
    abandoned: sum((each) => each.step === step && each.stalled),
    duration: times.find((time) => time.step === step) ?? null,
  }));
}

/** In hundredths, with one decimal; null when there is nothing to compare with. */
export const rate = (part: number, whole: number): number | null =>
  whole === 0 ? null : Math.round((part / whole) * 1000) / 10;
