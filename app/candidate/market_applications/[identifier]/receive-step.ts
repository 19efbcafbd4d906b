import { answerWithoutGrant } from '@/app/answer-without-grant';
import { type Application, findApplication } from '@/db/queries/applications';
import { findRequirements, type Market, type Requirement } from '@/db/queries/markets';
import { openStep } from '@/lib/applications/open-step';
import { receiveFile } from '@/lib/applications/receive-file';
import { type SavedStep, saveStep } from '@/lib/applications/save-step';
import { runAsCaller } from '@/lib/audit/doer';
import { openApplication } from '@/lib/auth/guards';
import { env } from '@/lib/env';
import { AppError } from '@/lib/errors';
import type { Refusal } from '@/lib/fields/field-type';
import { readStepAction } from '@/lib/fields/step-action';
import { readSeen, SEEN_INPUT } from '@/lib/forms/marks';
import { lastValue, type PostedForm, readForm } from '@/lib/forms/read-form';
import { isSameOrigin } from '@/lib/forms/same-origin';
import { seeOther } from '@/lib/forms/see-other';
import { answerShowingBack } from '@/lib/forms/shown-back';
import { SUMMARY_STEP } from '@/lib/journey/candidate-steps';
import { log } from '@/lib/observability/log';
import { candidateChangesText } from '@/lib/text/candidate-changes';
import { stepPath } from './candidate-step';
import { placeOf } from './file-place';
import { typedByCandidate } from './typed-by-candidate';

type Context = { params: Promise<{ identifier: string; step?: string }> };

type Received = {
  identifier: string;
  application: Application;
  market: Market;
  sessionId: string;
  step: string;
  requirements: Requirement[];
  saved: SavedStep;
  form: PostedForm;
  /** Another button was used than « next »: the same step is shown again. */
  acted: boolean;
  fileRefused: boolean;
};

/** Receives a step's post: guard, files streamed to storage, answers saved, then `whereNext` names the page to show. */
export function receiveStep(whereNext: (received: Received) => Promise<string>) {
  return async (request: Request, { params }: Context): Promise<Response> => {
    const { identifier, step = SUMMARY_STEP } = await params;
    if (!isSameOrigin(request, env().BASE_URL)) return seeOther(stepPath(identifier, step));
    const found = await openApplication(identifier);
    if (!found) return answerWithoutGrant(request, typedByCandidate);
    try {
      const requirements = await findRequirements(found.market.id);
      const outcome = await readAndSave(request, found, step, requirements);
      const { application, market, sessionId } = found;
      const next = () => whereNext({ identifier, application, market, sessionId, step, requirements, ...outcome });
      return seeOther(await runAsCaller(request, { kind: 'candidate', id: sessionId }, null, next));
    } catch (error) {
      if (error instanceof TooLate) return answerTooLate(identifier, error.form);
      if (!(error instanceof AppError)) throw error;
      log().info({ application: identifier, step, code: error.code, reason: error.message }, 'step not saved');
      return seeOther(stepPath(identifier, step));
    }
  };
}

/** The application was submitted while this form was being filled: nothing of it is kept, all of it is shown back. */
class TooLate extends Error {
  constructor(readonly form: PostedForm) {
    super('the application is submitted');
  }
}

function answerTooLate(identifier: string, form: PostedForm): Response {
  const { title, introduction, whatToDo, items, link } = candidateChangesText.late;
  return answerShowingBack(409, {
    ...{ title, introduction, sections: [{ title: whatToDo, items }], typed: typedByCandidate(form), files: [] },
    link: { href: stepPath(identifier, 'sync_status'), text: link },
  });
}

type Found = NonNullable<Awaited<ReturnType<typeof openApplication>>>;

async function readAndSave(request: Request, found: Found, step: string, requirements: Requirement[]) {
  const now = new Date();
  const refusals = new Map<string, Refusal[]>();
  const isSubmitted = found.application.completedAt !== null && step !== SUMMARY_STEP;
  const at = isSubmitted ? undefined : openStep(found.application, requirements, step);
  const form = await readForm(request, async (file, signal) => {
    const place = at && placeOf(file, at.fileInputs);
    if (!place) return void file.content.resume();
    const outcome = await receiveFile(at, { ...place, name: file.fileName, content: file.content }, now, signal);
    if (!('refusal' in outcome)) return;
    refusals.set(place.fieldKey, [
      ...(refusals.get(place.fieldKey) ?? []),
      { name: file.fileName, code: outcome.refusal, slot: place.slot },
    ]);
  });
  if (!at) throw new TooLate(form);
  const entries = new Map([...form.keys()].map((name) => [name, lastValue(form, name) ?? '']));
  const action = readStepAction((name) => lastValue(form, name));
  const seen = readSeen(lastValue(form, SEEN_INPUT));
  const saved = await saveStep(found, step, { entries, refusals, action, seen }, now).catch(async (error) => {
    const isTooLate = error instanceof AppError && error.code === 'conflict' && step !== SUMMARY_STEP;
    if (isTooLate && (await findApplication(found.application.id))?.completedAt) throw new TooLate(form);
    throw error;
  });
  return { saved, form, acted: action !== null, fileRefused: refusals.size > 0 };
}
