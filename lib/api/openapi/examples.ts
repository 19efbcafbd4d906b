import type { ApplicationAnswer, OneApplicationAnswer, StartedApplicationAnswer } from '@/lib/api/shapes/application';
import type { CircuitAnswer, DeliveryAnswer, OneDeliveryAnswer, WebhookTestAnswer } from '@/lib/api/shapes/delivery';
import type { InvalidAnswer } from '@/lib/api/shapes/errors';
import type { FieldAnswer } from '@/lib/api/shapes/field';
import type { CreatedMarketAnswer, FreshLinkAnswer, MarketAnswer } from '@/lib/api/shapes/market';
import { CATALOGUE_CATEGORIES, CATALOGUE_FIELDS, MARKET_TYPES } from '@/lib/catalogue';
import { inputTypeAsked } from '@/lib/catalogue/catalogue-field';
import { APPLICATION_ID, exampleApplication, exampleMarket, MARKET_ID } from '@/lib/shapes/example';
import { violationMessage } from '@/lib/text/api';
import { WEBHOOK_EVENT_NAMES, WEBHOOK_EVENTS } from '@/lib/webhooks/events';
import { FIXED_HEADERS } from '@/lib/webhooks/sign-webhook';

/** The answers of the story that all examples tell (`lib/shapes/example.ts`). */

export const DELIVERY_ID = '5a1c8f7e-2b64-4c1d-9e0f-3d7a6b5c4e21';

const TOKEN = 'Zk3v9sQe1hYt0uWc7rPx5nMb2aLd8fGj4iKo6yTzVBE';

export const market: MarketAnswer = {
  identifier: MARKET_ID,
  name: exampleMarket.name,
  lot_name: exampleMarket.lot_name,
  lots: exampleMarket.lots,
  deadline: exampleMarket.deadline,
  siret: '13002526500013',
  market_type_codes: exampleMarket.market_type_codes,
  provider_user_id: 'user-4812',
  state: 'completed',
  sync_status: 'sync_completed',
  created_at: '2026-11-22T09:12:03.456Z',
  completed_at: exampleMarket.completed_at,
  field_keys: exampleMarket.field_keys,
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
  siret: exampleApplication.siret,
  foreign_identifier: exampleApplication.foreign_identifier,
  company_name: exampleApplication.company_name,
  lots: exampleApplication.lots,
  members: exampleApplication.members,
  provider_user_id: null,
  state: 'completed',
  sync_status: 'sync_completed',
  created_at: '2026-11-22T13:55:10.900Z',
  completed_at: exampleApplication.completed_at,
  documents_ready_at: '2026-11-22T14:30:49.870Z',
  replaces: exampleApplication.replaces,
  replaced_by: null,
  replaced_at: null,
  withdrawn_at: null,
};

export const oneApplication: OneApplicationAnswer = {
  ...application,
  register_answers: [
    {
      field_key: 'identite_entreprise_identification_raison_sociale',
      member: null,
      register: 'insee',
      answered_at: '2026-11-22T13:55:12.040Z',
      valid_until: null,
    },
    {
      field_key: 'motifs_exclusion_fiscales_et_sociales_declarations_cotisations_sociales',
      member: null,
      register: 'urssaf',
      answered_at: '2026-11-22T13:58:41.302Z',
      valid_until: '2027-04-30',
    },
  ],
};

export const startedApplication = (base: string): StartedApplicationAnswer => ({
  identifier: APPLICATION_ID,
  application_url: `${base}/candidate/market_applications/${APPLICATION_ID}/access/${TOKEN}/company_identification`,
});

export const applicationLink = (base: string): FreshLinkAnswer => ({
  url: startedApplication(base).application_url,
  expires_at: '2028-01-30T22:59:00.000Z',
});

/** A field as the catalogue has it. */
function exampleField(wanted: string): FieldAnswer {
  const field = CATALOGUE_FIELDS.find(({ key }) => key === wanted);
  const category = CATALOGUE_CATEGORIES.find(({ key }) => key === field?.categoryKey);
  const subcategory = category?.subcategories.find(({ key }) => key === field?.subcategoryKey);
  if (!field || !category || !subcategory) throw new Error(`no such field: ${wanted}`);
  const labels = (section: { key: string; buyerLabel: string; candidateLabel: string }) => ({
    key: section.key,
    buyer_label: section.buyerLabel,
    candidate_label: section.candidateLabel,
  });
  return {
    key: field.key,
    category: labels(category),
    subcategory: labels(subcategory),
    buyer_label: field.buyerLabel,
    candidate_label: field.candidateLabel,
    candidate_help: field.candidateHelp,
    input_type: inputTypeAsked(field.inputType, field.options),
    market_type_codes: MARKET_TYPES.filter((type) => field.marketTypes.includes(type)),
    register: field.source,
    given_by_register: true,
    may_not_apply: field.mayNotApply,
    unfavourable_when_yes: field.unfavourableWhenYes,
    legal_reference: field.legalReference,
    required: field.mandatory,
    lots: [],
  };
}

export const fieldList = { data: exampleMarket.field_keys.map(exampleField) };

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

/** Its signatures are no secret's. */
export const SIGNED = {
  'X-Webhook-Signature-SHA256': `sha256=${'5f2c9a7e'.repeat(8)}`,
  'webhook-id': DELIVERY_ID,
  'webhook-timestamp': '1795357850',
  'webhook-signature': 'v1,K5oZfzN95Z9UVu1EsfQmfVNQhnkZ2pj9o9NDN/H/pI4=',
};

export const oneDelivery = (base: string): OneDeliveryAnswer => ({
  ...delivery,
  body: JSON.stringify(WEBHOOK_EVENTS['market_application.completed'].example(base)),
  headers: { ...FIXED_HEADERS, ...SIGNED },
});

export const webhookTest: WebhookTestAnswer = {
  requested_at: '2026-11-22T09:02:11.204Z',
  data: WEBHOOK_EVENT_NAMES.map((event, place) => ({
    id: `c2d0f7a1-9b3e-4e57-8a64-0f1d2c3b4a5${place}`,
    event,
    sent_at: '2026-11-22T09:02:11.391Z',
    duration_ms: 84,
    http_status: 200,
    error: null,
  })),
};

export const closedCircuit: CircuitAnswer = {
  state: 'closed',
  consecutive_failures: 0,
  open_until: null,
  waiting_deliveries: 3,
};

export const circuit: CircuitAnswer = {
  state: 'open',
  consecutive_failures: 5,
  open_until: '2026-11-22T15:02:14.310Z',
  waiting_deliveries: 3,
};

/** A 422 as the API writes it: the sentences come from the same table. */
export function invalid(...violations: [field: string, code: string][]): InvalidAnswer {
  const details = violations.map(([field, code]) => {
    const member = field.slice(field.lastIndexOf('.') + 1);
    return { field, code, message: violationMessage('fr', member, code) };
  });
  return { errors: details.map(({ message }) => message), details };
}
