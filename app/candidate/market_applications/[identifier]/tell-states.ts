import { scriptRoute } from '@/app/script-route';
import { findScans } from '@/db/queries/answers';
import { fileInputsOf } from '@/lib/applications/open-step';
import { fieldsOfStep } from '@/lib/applications/save-step';
import { openApplication } from '@/lib/auth/guards';
import { AppError } from '@/lib/errors';
import { type ApplicationForm, isAwaited, isUnanswered, loadForm } from '@/lib/journey/application-form';
import { attestationText } from '@/lib/text/attestation';
import { fieldText } from '@/lib/text/fields';
import type { StatesAnswer } from './live/start-following';
import { statesInWords } from './page-states';
import { registerInWords } from './registers/register-in-words';
import { placeOfParams, type StepParams } from './step-params';

const UNSTORED = { headers: { 'Cache-Control': 'no-store' } };

/** How far the application is, for the page's own script: 401 without a grant, 409 once it is submitted. */
export const tellStates = scriptRoute({
  guard: ({ identifier }: StepParams) => openApplication(identifier),
  async handle(_request, place, { application, market }) {
    if (application.completedAt) throw new AppError('conflict', 'the application is submitted');
    const form = await loadForm(application, market);
    const about = await aboutFields(application.firmId, form, placeOfParams(place));
    const states = { parts: statesInWords(form), ...about } satisfies StatesAnswer;
    return Response.json(states, UNSTORED);
  },
});

async function aboutFields(firmId: string, form: ApplicationForm, step: string) {
  const now = new Date();
  const fields = fieldsOfStep(form, step);
  const requirements = form.fields.map(({ requirement }) => requirement);
  const keys = fileInputsOf(requirements, step).map(({ fieldKey }) => fieldKey);
  const files = keys.length > 0 ? await findScans(firmId, keys) : [];
  const scans = files.map(({ id, name, scanState }) => {
    const problem = scanState === 'flagged' ? fieldText.refusal(name, 'virus') : null;
    return [id, { text: attestationText.scanStates[scanState], problem }] as const;
  });
  return {
    scans: Object.fromEntries(scans),
    registers: Object.fromEntries(fields.map((field) => [field.key, registerInWords(field, now)])),
    unanswered: fields.filter(isUnanswered).map(({ key }) => key),
    is_settled: files.every(({ scanState }) => scanState !== 'pending') && !fields.some(isAwaited),
  };
}
