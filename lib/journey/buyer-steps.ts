import type { MarketConfiguration } from '@/db/schema/markets';

/** The buyer's four steps, in order; each is also the last segment of its page's address (contract §4). */
export const BUYER_STEPS = ['setup', 'required_fields', 'additional_fields', 'summary'] as const;

export type BuyerStep = (typeof BUYER_STEPS)[number];

const isSaved: Record<BuyerStep, (configuration: MarketConfiguration) => boolean> = {
  setup: (configuration) => configuration.setup !== undefined,
  required_fields: (configuration) => configuration.requiredFields !== undefined,
  additional_fields: (configuration) => configuration.additionalFields !== undefined,
  summary: () => false,
};

/** The step where the buyer stands: the first that was not saved. Replayed from what was saved, never remembered. */
export function currentBuyerStep(configuration: MarketConfiguration): BuyerStep {
  return BUYER_STEPS.find((step) => !isSaved[step](configuration)) ?? 'summary';
}

/** A step may be visited once every step before it was saved. */
export function mayVisitBuyerStep(configuration: MarketConfiguration, step: BuyerStep): boolean {
  return BUYER_STEPS.indexOf(step) <= BUYER_STEPS.indexOf(currentBuyerStep(configuration));
}

export function buyerStepAfter(step: BuyerStep): BuyerStep | undefined {
  return BUYER_STEPS[BUYER_STEPS.indexOf(step) + 1];
}

export function buyerStepBefore(step: BuyerStep): BuyerStep | undefined {
  return BUYER_STEPS[BUYER_STEPS.indexOf(step) - 1];
}
