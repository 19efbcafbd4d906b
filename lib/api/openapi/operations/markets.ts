import { createdMarket, invalid, market, marketLink } from '@/lib/api/openapi/examples';
import { type BodySpec, example, JSON_TYPE, type OperationSpec } from '@/lib/api/openapi/operation';
import { POSTED, WITH_TOKEN } from '@/lib/api/openapi/shared-answers';
import { apiErrors } from '@/lib/text/api';
import { exampleText } from '@/lib/text/api-operations';
import { invalidAnswer, keyReused, linkRenewal, listAnswers, MARKETS, REPLAYED } from './pieces';

const newMarket: BodySpec = {
  schema: 'CreatePublicMarket',
  contentType: JSON_TYPE,
  required: true,
  examples: example({
    public_market: {
      name: market.name,
      deadline: '2027-12-31T23:59',
      siret: market.siret,
      market_type_codes: market.market_type_codes,
      lots: market.lots,
      provider_user_id: market.provider_user_id,
    },
  }),
};

const newDeadline: BodySpec = {
  schema: 'ChangeDeadline',
  contentType: JSON_TYPE,
  required: true,
  examples: example({ public_market: { deadline: '2028-01-31' } }),
};

export const marketOperations = (base: string): OperationSpec[] => [
  {
    id: 'createPublicMarket',
    method: 'post',
    path: MARKETS,
    tag: 'markets',
    access: 'api_write',
    parameters: ['IdempotencyKey', 'AcceptLanguage'],
    body: newMarket,
    answers: {
      ...POSTED,
      201: { schema: 'CreatedPublicMarket', headers: REPLAYED, examples: example(createdMarket(base)) },
      403: {
        schema: 'ErrorOrValidationErrors',
        examples: {
          scope: { summary: exampleText.scopeTooNarrow, value: { error: apiErrors.forbidden } },
          defense: {
            summary: exampleText.defenseForbidden,
            value: invalid(['public_market.market_type_codes', 'defense_forbidden']),
          },
        },
      },
      422: invalidAnswer({
        invalid: { value: invalid(['public_market.name', 'markup'], ['public_market.siret', 'length']) },
        ...keyReused,
      }),
    },
  },
  {
    id: 'listPublicMarkets',
    method: 'get',
    path: MARKETS,
    tag: 'markets',
    access: 'api_read',
    parameters: ['Limit', 'Cursor', 'AcceptLanguage'],
    answers: { ...WITH_TOKEN, ...listAnswers('PublicMarketList', market) },
  },
  {
    id: 'getPublicMarket',
    method: 'get',
    path: `${MARKETS}/{identifier}`,
    tag: 'markets',
    access: 'api_read',
    parameters: ['MarketIdentifier'],
    answers: { ...WITH_TOKEN, 200: { schema: 'PublicMarket', examples: example(market) }, 404: 'NotFound' },
  },
  {
    id: 'changeDeadline',
    method: 'patch',
    path: `${MARKETS}/{identifier}`,
    tag: 'markets',
    access: 'api_write',
    parameters: ['MarketIdentifier', 'AcceptLanguage'],
    body: newDeadline,
    answers: {
      ...WITH_TOKEN,
      200: { schema: 'PublicMarket', examples: example({ ...market, deadline: '2028-01-31T22:59:59.000Z' }) },
      400: 'BadRequest',
      404: 'NotFound',
      413: 'TooLarge',
      415: 'Unsupported',
      422: invalidAnswer({
        past: { value: invalid(['public_market.deadline', 'past']) },
        cancelled: { value: invalid(['public_market.base', 'cancelled']) },
        deadline_passed: { value: invalid(['public_market.base', 'deadline_passed']) },
      }),
    },
  },
  {
    id: 'cancelPublicMarket',
    method: 'post',
    path: `${MARKETS}/{identifier}/cancel`,
    tag: 'markets',
    access: 'api_write',
    parameters: ['MarketIdentifier', 'IdempotencyKey', 'AcceptLanguage'],
    answers: {
      ...POSTED,
      200: { schema: 'PublicMarket', headers: REPLAYED, examples: example({ ...market, state: 'cancelled' }) },
      404: 'NotFound',
      422: invalidAnswer(keyReused),
    },
  },
  linkRenewal(
    {
      id: 'renewMarketLink',
      path: `${MARKETS}/{identifier}/access_links`,
      tag: 'markets',
      parameter: 'MarketIdentifier',
    },
    marketLink(base),
  ),
];
