import { type Call, TextsKept } from '@/app/browser-route';
import { formRoute } from '@/app/form-route';
import { type Application, findApplication } from '@/db/queries/applications';
import type { Market, Requirement } from '@/db/queries/markets';
import { openStep } from '@/lib/applications/open-step';
import { receiveFile } from '@/lib/applications/receive-file';
import { type SavedStep, saveStep } from '@/lib/applications/save-step';
import { openApplication } from '@/lib/auth/guards';
import { AppError, STATUS_BY_CODE } from '@/lib/errors';
import { inputName, type Refusal } from '@/lib/fields/field-type';
import { readStepAction } from '@/lib/fields/step-action';
import { readSeen, SEEN_INPUT } from '@/lib/forms/marks';
import { lastValue, MAX_STEP_CHARACTERS, type PostedFile, type PostedForm } from '@/lib/forms/read-form';
import { seeOther } from '@/lib/forms/see-other';
import { answerShowingBack } from '@/lib/forms/shown-back';
import { hasVisible } from '@/lib/input/unseen-characters';
import { DECLARATION_KEY } from '@/lib/journey/application-form';
import { IDENTIFICATION_STEP, SUMMARY_STEP } from '@/lib/journey/candidate-steps';
import { findAskedOf } from '@/lib/journey/supporting-firms-field';
import { failureCode } from '@/lib/observability/failure-code';
import { candidateChangesText } from '@/lib/text/candidate-changes';
import { stepPath } from './candidate-step';
import { placeOf } from './file-place';
import { placeOfParams, type StepParams } from './step-params';
import { typedByCandidate } from './typed-by-candidate';

type Params = Partial<StepParams> & { identifier: string };

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

/** The summary's own address names no step. */
const placePosted = ({ step = SUMMARY_STEP, section }: Params) => placeOfParams({ step, section });

/** Receives a step's post: guard, files streamed to storage, answers saved, then `whereNext` names the page to show. */
export function receiveStep(whereNext: (received: Received) => Promise<string>) {
  return formRoute<Params, Found>({
    elsewhere: (params) => seeOther(stepPath(params.identifier, placePosted(params))),
    guard: ({ identifier }) => openApplication(identifier),
    async handle(call, found) {
      const { identifier } = call.params;
      const step = placePosted(call.params);
      const { application, market, sessionId } = found;
      try {
        const asked = await findAskedOf(application);
        const outcome = await readAndSave(call, found, step, asked);
        // The lots that were chosen there decide on the pages that follow.
        const requirements = step === IDENTIFICATION_STEP ? await findAskedOf(application) : asked;
        return seeOther(
          await whereNext({ identifier, application, market, sessionId, step, requirements, ...outcome }),
        );
      } catch (error) {
        if (error instanceof TooLate) return answerTooLate(identifier, step, error.form);
        throw error;
      }
    },
    form: { inWords: typedByCandidate },
  });
}

/** The application was submitted while this form was being filled: nothing of it is kept, all of it is shown back. */
class TooLate extends Error {
  constructor(readonly form: PostedForm) {
    super('the application is submitted');
  }
}

/** On the summary a second click, or the page of before, leads to where one stands, unless an explanation was written. */
function answerTooLate(identifier: string, step: string, form: PostedForm): Response {
  const explanation = lastValue(form, inputName(DECLARATION_KEY, 'explanation')) ?? '';
  if (step === SUMMARY_STEP && !hasVisible(explanation)) return seeOther(stepPath(identifier, 'sync_status'));
  const { title, introduction, whatToDo, items, link } = candidateChangesText.late;
  return answerShowingBack(409, {
    ...{ title, introduction, sections: [{ title: whatToDo, items }], typed: typedByCandidate(form), files: [] },
    link: { href: stepPath(identifier, 'sync_status'), text: link },
  });
}

type Found = NonNullable<Awaited<ReturnType<typeof openApplication>>>;

async function readAndSave({ read }: Call<Params>, found: Found, step: string, requirements: Requirement[]) {
  const now = new Date();
  const refusals = new Map<string, Refusal[]>();
  const at = found.application.completedAt ? undefined : openStep(found.application, requirements, step);
  let lost: unknown;
  const onFile = async (file: PostedFile, signal: AbortSignal) => {
    const place = at && placeOf(file, at.fileInputs);
    if (!place) return void file.content.resume();
    const upload = { ...place, name: file.fileName, content: file.content };
    const outcome = await receiveFile(at, upload, now, signal).catch(asOutcome(signal));
    if ('lost' in outcome) lost ??= outcome.lost;
    if (!('refusal' in outcome)) return;
    if (outcome.refusal === 'busy') lost ??= new AppError('unavailable', 'no process was free to judge a file');
    const refusal = { name: file.fileName, code: outcome.refusal, slot: place.slot };
    refusals.set(place.fieldKey, [...(refusals.get(place.fieldKey) ?? []), refusal]);
  };
  const form = await read(onFile, MAX_STEP_CHARACTERS);
  if (!at) throw new TooLate(form);
  const entries = new Map([...form.keys()].map((name) => [name, lastValue(form, name) ?? '']));
  const action = readStepAction((name) => lastValue(form, name));
  const seen = readSeen(lastValue(form, SEEN_INPUT));
  const saved = await saveStep(found, step, { entries, refusals, action, seen }, now).catch(async (error) => {
    const isTooLate = error instanceof AppError && error.code === 'conflict';
    if (isTooLate && (await findApplication(found.application.id))?.completedAt) throw new TooLate(form);
    throw error;
  });
  if (lost !== undefined) throw new TextsKept(lost, stepPath(found.application.identifier, step));
  return { saved, form, acted: action !== null, fileRefused: refusals.size > 0 };
}

/** A failure of ours to store a file, as a value: the rest of the form is read and kept all the same. */
const asOutcome =
  (signal: AbortSignal) =>
  (error: unknown): { lost: unknown } => {
    signal.throwIfAborted();
    if (STATUS_BY_CODE[failureCode(error)] < 500) throw error;
    return { lost: error };
  };
