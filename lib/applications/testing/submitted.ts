import { findApplication, findApplicationIdByIdentifier } from '@/db/queries/applications';
import { findMarket, type Market } from '@/db/queries/markets';
import { type PostedStep, saveStep } from '@/lib/applications/save-step';
import { submitApplication } from '@/lib/applications/submit-application';
import { loadForm } from '@/lib/journey/application-form';
import { beginApplication, declare, identity, SESSION } from './begin-application';

const NOW = new Date('2026-11-22T10:00:00.123Z');

/** What one does with an application that exists, by its identifier. */
export async function reopen(identifier: string) {
  const id = (await findApplicationIdByIdentifier(identifier)) ?? '';
  const current = async () => {
    const found = await findApplication(id);
    if (!found) throw new Error('no application');
    return found;
  };
  const application = await current();
  const market = await findMarket(application.marketId);
  if (!market) throw new Error('no market');
  const post = async (step: string, entries: Record<string, string>, more: Partial<PostedStep> = {}) => {
    const target = { application: await current(), market, sessionId: SESSION };
    return saveStep(
      target,
      step,
      { entries: new Map(Object.entries(entries)), refusals: new Map(), action: null, ...more },
      NOW,
    );
  };
  const form = async () => loadForm(await current(), market);
  const submit = (now = NOW) => submitApplication(id, now);
  return { id, identifier, application, current, post, form, submit };
}

/** An application that may be submitted; `entries`: what else is posted on its first page. */
export async function readyAt(
  market: Market,
  overrides: Parameters<typeof beginApplication>[1] = {},
  entries: Record<string, string> = {},
) {
  const { application } = await beginApplication(market, overrides);
  const begun = await reopen(application.identifier);
  await begun.post('company_identification', { ...identity(), ...entries });
  await begun.post('motifs_exclusion', declare('no_exclusion'));
  return begun;
}

/** One that was submitted. */
export async function submittedAt(...given: Parameters<typeof readyAt>) {
  const begun = await readyAt(...given);
  const outcome = await begun.submit();
  if (!outcome.submitted) throw new Error(`not submitted: ${outcome.refusal}`);
  return begun;
}
