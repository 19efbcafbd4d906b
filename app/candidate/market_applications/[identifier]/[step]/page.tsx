import { headers } from 'next/headers';
import { redirect } from 'next/navigation';
import { formOf, stepPath } from '@/app/candidate/market_applications/[identifier]/candidate-step';
import { drawOrExplain } from '@/app/draw-or-explain';
import { requireApplication } from '@/lib/auth/guards';
import { answerWith } from '@/lib/http/answer-status';
import { whereOneStopped } from '@/lib/journey/candidate-steps';
import { firstNotDone, pagesOfForm } from '@/lib/journey/section-states';

/** The address of a category leads (303) to its first section that is not done, else to the first. */
async function CategoryPage({ params }: { params: Promise<{ identifier: string; step: string }> }) {
  const { identifier, step } = await params;
  const { application, market } = await requireApplication(identifier);
  if (application.completedAt) redirect(stepPath(identifier, 'sync_status'));
  const form = await formOf(application, market);
  const page = firstNotDone(form, step) ?? whereOneStopped(pagesOfForm(form), application.savedSteps);
  const Location = stepPath(identifier, page);
  answerWith(await headers(), 303, { Location });
  return <a href={Location}>{Location}</a>;
}

export default drawOrExplain(CategoryPage);
