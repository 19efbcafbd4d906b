import { StateBadge } from '@/components/layout/state-badge';
import type { ApplicationState, ConsoleApplication } from '@/db/queries/console/applications';
import type { MarketState } from '@/db/queries/console/markets';
import type { Market } from '@/db/queries/markets';
import { adminMarketText as text } from '@/lib/text/admin-markets';

const MARKET_TONES = { configuring: 'started', completed: 'done', cancelled: 'to_do' } as const;
const APPLICATION_TONES = {
  draft: 'to_do',
  making_documents: 'started',
  documents_failed: 'to_mend',
  ready: 'done',
  replaced: 'to_do',
  withdrawn: 'to_do',
} as const;

export function stateOfMarket({ completedAt, cancelledAt }: Pick<Market, 'completedAt' | 'cancelledAt'>): MarketState {
  if (cancelledAt) return 'cancelled';
  return completedAt ? 'completed' : 'configuring';
}

type Dates = Pick<
  ConsoleApplication,
  'completedAt' | 'documentsReadyAt' | 'documentsFailure' | 'replacedAt' | 'withdrawnAt'
>;

export function stateOfApplication(dates: Dates): ApplicationState {
  const { completedAt, documentsReadyAt, documentsFailure, replacedAt, withdrawnAt } = dates;
  if (withdrawnAt) return 'withdrawn';
  if (replacedAt) return 'replaced';
  if (!completedAt) return 'draft';
  if (documentsReadyAt) return 'ready';
  return documentsFailure === null ? 'making_documents' : 'documents_failed';
}

export function MarketBadge({ market }: { market: Pick<Market, 'completedAt' | 'cancelledAt'> }) {
  const state = stateOfMarket(market);
  return <StateBadge tone={MARKET_TONES[state]}>{text.marketStates[state]}</StateBadge>;
}

export function ApplicationBadge({ application }: { application: Dates }) {
  const state = stateOfApplication(application);
  return <StateBadge tone={APPLICATION_TONES[state]}>{text.applicationStates[state]}</StateBadge>;
}
