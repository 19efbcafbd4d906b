import { scriptRoute } from '@/app/script-route';
import { saveStep } from '@/lib/applications/save-step';
import { whyClosed } from '@/lib/applications/start-application';
import { openApplication } from '@/lib/auth/guards';
import { readSeen, SEEN_INPUT } from '@/lib/forms/marks';
import { lastValue, MAX_STEP_CHARACTERS, readForm } from '@/lib/forms/read-form';
import { loadForm } from '@/lib/journey/application-form';
import { formatTime } from '@/lib/text/format';
import { changesInWords } from './changes-in-words';
import { placeOfParams, type StepParams } from './step-params';

/** What is saved while one types: for the page's own script, which posts the same inputs as the form. */
export const receiveDraft = scriptRoute({
  guard: ({ identifier }: StepParams) => openApplication(identifier),
  async handle(request, place, found) {
    return Response.json(await saveDraft(request, found, placeOfParams(place)), {
      headers: { 'Cache-Control': 'no-store' },
    });
  },
});

async function saveDraft(
  request: Request,
  found: NonNullable<Awaited<ReturnType<typeof openApplication>>>,
  step: string,
) {
  const now = new Date();
  const form = await readForm(request, undefined, MAX_STEP_CHARACTERS);
  const entries = new Map([...form.keys()].map((name) => [name, lastValue(form, name) ?? '']));
  const posted = { entries, refusals: new Map(), action: null, seen: readSeen(lastValue(form, SEEN_INPUT)) };
  const { changes, unanswered } = await saveStep(found, step, { ...posted, whileTyping: true }, now);
  const fields = changes.length > 0 ? (await loadForm(found.application, found.market)).fields : [];
  const closed = whyClosed(found.market, now) ?? null;
  return {
    saved_at: formatTime(now),
    unanswered,
    closed,
    changes: changesInWords(changes, fields, entries).map(({ savedInWords, ...change }, rank) => ({
      ...change,
      saved_in_words: savedInWords,
      is_conflict: changes[rank]?.isConflict ?? false,
    })),
  };
}
