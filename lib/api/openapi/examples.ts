import type { ApplicationAnswer, StartedApplicationAnswer } from '@/lib/api/shapes/application';
import type { CircuitAnswer, DeliveryAnswer } from '@/lib/api/shapes/delivery';
import type { InvalidAnswer } from '@/lib/api/shapes/errors';
import type { CreatedMarketAnswer, FreshLinkAnswer, MarketAnswer } from '@/lib/api/shapes/market';
import { violationMessage } from '@/lib/text/api';
import { exampleText } from '@/lib/text/api-operations';

/** One story for all examples: a market, an application to it, and what we sent about it. */

export const MARKET_ID = 'VR-2026-7K3M9QX2W8HD';
export const APPLICATION_ID = 'FT202611220A1B2C3D';
export const DELIVERY_ID = '5a1c8f7e-2b64-4c1d-9e0f-3d7a6b5c4e21';

const TOKEN = 'Zk3v9sQe1hYt0uWc7rPx5nMb2aLd8fGj4iKo6yTzVBE';
const COMPLETED_AT = '2026-11-22T14:30:45.123Z';

export const lots = [{ name: exampleText.lot, cpv_code: '45214200-2' }];

export const market: MarketAnswer = {
  identifier: MARKET_ID,
  name: exampleText.market,
  lot_name: null,
  lots,
  deadline: '2027-12-31T22:59:00.000Z',
  siret: '13002526500013',
  market_type_codes: ['works'],
  provider_user_id: 'user-4812',
  state: 'completed',
  sync_status: 'sync_completed',
  created_at: '2026-11-22T09:12:03.456Z',
  completed_at: '2026-11-22T10:02:41.007Z',
  field_keys: ['siret', 'nom_entreprise'],
};

export const createdMarket = (base: string): CreatedMarketAnswer => ({
  identifier: MARKET_ID,
  configuration_url: `${base}/buyer/public_markets/${MARKET_ID}/access/${TOKEN}/setup`,
});

export const marketLink = (base: string): FreshLinkAnswer => ({
  url: createdMarket(base).configuration_url,
  expires_at: '2026-12-22T09:12:03.456Z',
});

export const application: ApplicationAnswer = {
  identifier: APPLICATION_ID,
  market_identifier: MARKET_ID,
  siret: '73282932000074',
  company_name: exampleText.company,
  provider_user_id: null,
  state: 'completed',
  sync_status: 'sync_completed',
  created_at: '2026-11-22T13:55:10.900Z',
  completed_at: COMPLETED_AT,
  documents_ready_at: '2026-11-22T14:30:49.870Z',
};

export const startedApplication = (base: string): StartedApplicationAnswer => ({
  identifier: APPLICATION_ID,
  application_url: `${base}/candidate/market_applications/${APPLICATION_ID}/access/${TOKEN}/company_identification`,
});

export const applicationLink = (base: string): FreshLinkAnswer => ({
  url: startedApplication(base).application_url,
  expires_at: '2028-01-30T22:59:00.000Z',
});

export const delivery: DeliveryAnswer = {
  id: DELIVERY_ID,
  event: 'market_application.completed',
  identifier: APPLICATION_ID,
  sync_status: 'sync_completed',
  created_at: '2026-11-22T14:30:49.870Z',
  next_attempt_at: null,
  attempts: [
    { number: 1, at: '2026-11-22T14:30:50.001Z', duration_ms: 30_000, http_status: null, error: 'TIMEOUT' },
    { number: 2, at: '2026-11-22T14:31:21.004Z', duration_ms: 84, http_status: 204, error: null },
  ],
};

export const circuit: CircuitAnswer = {
  state: 'open',
  consecutive_failures: 5,
  open_until: '2026-11-22T15:02:14.310Z',
  waiting_deliveries: 3,
};

export const marketCompleted = {
  event: 'market.completed',
  timestamp: market.completed_at,
  market: {
    identifier: MARKET_ID,
    name: market.name,
    lot_name: null,
    lots,
    deadline: market.deadline,
    market_type_codes: market.market_type_codes,
    completed_at: market.completed_at,
    field_keys: market.field_keys,
  },
};

export const applicationCompleted = (base: string) => ({
  event: 'market_application.completed',
  timestamp: COMPLETED_AT,
  market_identifier: MARKET_ID,
  market_application: {
    identifier: APPLICATION_ID,
    siret: application.siret,
    company_name: application.company_name,
    completed_at: COMPLETED_AT,
    attestation_url: `${base}/api/v1/market_applications/${APPLICATION_ID}/attestation`,
    documents_package_url: `${base}/api/v1/market_applications/${APPLICATION_ID}/documents_package`,
  },
});

/** A 422 as the API writes it: the sentences come from the same table. */
export function invalid(...violations: [field: string, code: string][]): InvalidAnswer {
  const details = violations.map(([field, code]) => {
    const member = field.slice(field.lastIndexOf('.') + 1);
    return { field, code, message: violationMessage('fr', member, code) };
  });
  return { errors: details.map(({ message }) => message), details };
}
