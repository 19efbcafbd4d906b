import type { CandidateStep } from '@/app/candidate/market_applications/[identifier]/candidate-step';
import { Alert } from '@/components/layout/alert';
import { findOffers, type Offer } from '@/lib/applications/offer-earlier';
import { fieldsOfStep } from '@/lib/applications/save-step';
import { BUTTON, reusedValue } from '@/lib/fields/step-action';
import { reuseText as text } from '@/lib/text/reuse';

/** What may be taken from earlier applications on a page, by key of field; nothing once the market takes no application any more. */
export async function offersOfPage(at: CandidateStep): Promise<ReadonlyMap<string, Offer>> {
  const { form, page, closed, showErrors } = at;
  // What is shown beside a conflict is not what is saved.
  if (closed || !showErrors) return new Map();
  return findOffers(at, form, fieldsOfStep(form, page), new Date());
}

/** Above the questions of a page: one button for all that may be taken there. */
export function TakeAll({ offers }: { offers: ReadonlyMap<string, Offer> }) {
  if (offers.size < 2) return null;
  const value = reusedValue([...offers].map(([key, { identifier }]) => [key, identifier] as const));
  return (
    <div className="fr-mb-4w">
      <Alert severity="info" title={text.several(offers.size)}>
        <p>{text.confirm}</p>
        <button type="submit" className="fr-btn fr-btn--secondary fr-btn--sm" name={BUTTON.reuse} value={value}>
          {text.takeAll(offers.size)}
        </button>
      </Alert>
    </div>
  );
}
