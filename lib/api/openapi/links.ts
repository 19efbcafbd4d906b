import type { EndpointName } from '@/lib/api/endpoints/endpoint';
import { apiOperationText, type OperationText } from '@/lib/text/api-operations';
import type { Link } from './types';

/** Where in an answer the value of a parameter stands (OpenAPI 3.1, « Runtime Expressions »). */
type Values = Record<string, `$${'response' | 'request'}.body#/${string}`>;

const IDENTIFIER: Values = { identifier: '$response.body#/identifier' };
const MARKET: Values = { identifier: '$response.body#/market_identifier' };
const NEXT: Values = { cursor: '$response.body#/next_cursor' };
const FIELDS: Values = { market: '$response.body#/identifier' };

type Next = Partial<Record<EndpointName, Values>>;

const ofMarket: Next = {
  changeDeadline: IDENTIFIER,
  cancelPublicMarket: IDENTIFIER,
  renewMarketLink: IDENTIFIER,
  startMarketApplication: IDENTIFIER,
  listMarketApplications: IDENTIFIER,
  listFields: FIELDS,
  getApplicationsTable: IDENTIFIER,
  getMarketPackages: IDENTIFIER,
};

const ofApplication: Next = {
  renewApplicationLink: IDENTIFIER,
  getAttestation: IDENTIFIER,
  getDocumentsPackage: IDENTIFIER,
  getEspd: IDENTIFIER,
  withdrawMarketApplication: IDENTIFIER,
};

const startedApplication: Next = { getMarketApplication: IDENTIFIER, ...ofApplication };

/** What one calls next, by what one has called: with which parts of the answer. */
const AFTER: Partial<Record<EndpointName, Next>> = {
  createPublicMarket: { getPublicMarket: IDENTIFIER, ...ofMarket },
  getPublicMarket: ofMarket,
  changeDeadline: { getPublicMarket: IDENTIFIER },
  cancelPublicMarket: { getPublicMarket: IDENTIFIER },
  listPublicMarkets: { listPublicMarkets: NEXT },
  startMarketApplication: startedApplication,
  listMarketApplications: { listMarketApplications: NEXT },
  getMarketApplication: { ...ofApplication, getPublicMarket: MARKET },
  listWebhookDeliveries: { listWebhookDeliveries: NEXT },
  getWebhookDelivery: { redeliverWebhook: { id: '$response.body#/id' } },
  testWebhook: { getWebhookTest: {} },
  redeliverWebhook: { getWebhookDelivery: { id: '$response.body#/id' } },
};

/** The same by event, from what an editor receives. */
const AFTER_EVENT: Record<string, Next> = {
  'market.completed': {
    getPublicMarket: { identifier: '$request.body#/market/identifier' },
    startMarketApplication: { identifier: '$request.body#/market/identifier' },
    listFields: { market: '$request.body#/market/identifier' },
  },
  'market_application.withdrawn': {
    getMarketApplication: { identifier: '$request.body#/market_application/identifier' },
  },
  'market_application.completed': {
    getMarketApplication: { identifier: '$request.body#/market_application/identifier' },
    getAttestation: { identifier: '$request.body#/market_application/identifier' },
    getDocumentsPackage: { identifier: '$request.body#/market_application/identifier' },
  },
};

/** The links of a success of this operation; undefined when nothing follows from it. */
export const linksAfter = (operation: EndpointName): Record<string, Link> | undefined => linksTo(AFTER[operation]);

export const linksAfterEvent = (event: string): Record<string, Link> | undefined => linksTo(AFTER_EVENT[event]);

function linksTo(next: Next | undefined): Record<string, Link> | undefined {
  if (!next) return undefined;
  const texts: Record<string, OperationText> = apiOperationText;
  return Object.fromEntries(
    Object.entries(next).map(([operationId, parameters]) => [
      operationId,
      { operationId, parameters, description: `${texts[operationId]?.summary}.` },
    ]),
  );
}
