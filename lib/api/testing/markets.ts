import { changeMarket } from '@/db/testing/change-rows';
import type { TestEditor } from '@/db/testing/make-test-editor';
import { createMarket } from '@/lib/markets/create-market';

export const HOUR_MS = 3_600_000;

/** A body that `POST /api/v1/public_markets` takes. */
export const marketBody = (overrides: Record<string, unknown> = {}) => ({
  name: 'Rénovation de l’école',
  deadline: '2099-12-31T23:59:00Z',
  siret: '13002526500013',
  market_type_codes: ['works'],
  ...overrides,
});

/** The identifier of a new market of this editor; completed, unless said otherwise. */
export async function makeMarket(
  { editor }: TestEditor,
  {
    completed = true,
    now = new Date(),
    ...overrides
  }: { completed?: boolean; now?: Date; [member: string]: unknown } = {},
): Promise<string> {
  const { market } = await createMarket(editor, marketBody(overrides), 'fr', now);
  if (completed) await changeMarket(market.identifier, { completedAt: now });
  return market.identifier;
}
