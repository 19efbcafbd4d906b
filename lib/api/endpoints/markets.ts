import { listMarketsOfEditor } from '@/db/queries/listing';
import { json } from '@/lib/api/answers';
import { freshLinkAnswer, readRevokePrevious } from '@/lib/api/fresh-link';
import { createdMarket, invalid, market, marketLink } from '@/lib/api/openapi/examples';
import { requireMarketOfEditor } from '@/lib/api/own-resources';
import { pageOf, readPage } from '@/lib/api/pages';
import { readRoot } from '@/lib/api/read-body';
import { listedMarket, marketResource } from '@/lib/api/resources';
import { renewMarketLink } from '@/lib/auth/access-links';
import { cancelMarket } from '@/lib/markets/cancel-market';
import { changeDeadline } from '@/lib/markets/change-deadline';
import { createMarket } from '@/lib/markets/create-market';
import { apiErrors } from '@/lib/text/api';
import { exampleText } from '@/lib/text/api-operations';
import { endpoints, example, JSON_TYPE } from './endpoint';
import { invalidAnswer, keyReused, linkRenewal, listAnswers, MARKETS } from './pieces';

export const markets = endpoints({
  createPublicMarket: {
    method: 'post',
    path: MARKETS,
    tag: 'markets',
    access: 'api_write',
    parameters: ['IdempotencyKey', 'AcceptLanguage'],
    body: {
      schema: 'CreatePublicMarket',
      contentType: JSON_TYPE,
      required: true,
      examples: example({
        public_market: {
          name: market.name,
          deadline: '2027-12-31T23:59',
          siret: market.siret,
          market_type_codes: market.market_type_codes,
          lots: market.lots.map(({ name, cpv_code }) => ({ name, cpv_code })),
          provider_user_id: market.provider_user_id,
        },
      }),
    },
    answers: {
      201: { schema: 'CreatedPublicMarket', examples: example(createdMarket) },
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
    async handle({ request, editor, language, now }) {
      const given = await readRoot(request, 'public_market');
      const { market, configurationUrl } = await createMarket(editor, given, language, now);
      return json(201, { identifier: market.identifier, configuration_url: configurationUrl });
    },
  },

  listPublicMarkets: {
    method: 'get',
    path: MARKETS,
    tag: 'markets',
    access: 'api_read',
    parameters: ['Limit', 'Cursor', 'AcceptLanguage'],
    answers: listAnswers('PublicMarketList', market),
    async handle({ request, editor, language }) {
      const { limit, after } = readPage(request, language);
      const rows = await listMarketsOfEditor(editor.id, after, limit + 1);
      const positions = rows.map(({ market }) => market);
      return json(200, pageOf(positions, limit, rows.map(listedMarket)));
    },
  },

  getPublicMarket: {
    method: 'get',
    path: `${MARKETS}/{identifier}`,
    tag: 'markets',
    access: 'api_read',
    parameters: ['MarketIdentifier'],
    answers: { 200: { schema: 'PublicMarket', examples: example(market) }, 404: 'NotFound' },
    async handle({ editor, params }) {
      return json(200, await marketResource(await requireMarketOfEditor(editor, params.identifier)));
    },
  },

  changeDeadline: {
    method: 'patch',
    path: `${MARKETS}/{identifier}`,
    tag: 'markets',
    access: 'api_write',
    parameters: ['MarketIdentifier', 'AcceptLanguage'],
    body: {
      schema: 'ChangeDeadline',
      contentType: JSON_TYPE,
      required: true,
      examples: example({ public_market: { deadline: '2028-01-31' } }),
    },
    answers: {
      200: { schema: 'PublicMarket', examples: example({ ...market, deadline: '2028-01-31T22:59:59.000Z' }) },
      404: 'NotFound',
      422: invalidAnswer({
        past: { value: invalid(['public_market.deadline', 'past']) },
        cancelled: { value: invalid(['public_market.base', 'cancelled']) },
        deadline_passed: { value: invalid(['public_market.base', 'deadline_passed']) },
      }),
    },
    async handle({ request, editor, params, language, now }) {
      const market = await requireMarketOfEditor(editor, params.identifier);
      const given = await readRoot(request, 'public_market');
      return json(200, await marketResource(await changeDeadline(market.id, given, language, now)));
    },
  },

  /** Takes no body: whatever is sent is not read. */
  cancelPublicMarket: {
    method: 'post',
    path: `${MARKETS}/{identifier}/cancel`,
    tag: 'markets',
    access: 'api_write',
    parameters: ['MarketIdentifier', 'IdempotencyKey', 'AcceptLanguage'],
    answers: {
      200: { schema: 'PublicMarket', examples: example({ ...market, state: 'cancelled' }) },
      404: 'NotFound',
      422: invalidAnswer(keyReused),
    },
    async handle({ editor, params, now }) {
      const market = await requireMarketOfEditor(editor, params.identifier);
      return json(200, await marketResource(await cancelMarket(market.id, now)));
    },
  },

  renewMarketLink: linkRenewal(
    { path: `${MARKETS}/{identifier}/access_links`, tag: 'markets', parameter: 'MarketIdentifier' },
    marketLink,
    async ({ request, editor, params, language, now }) => {
      const market = await requireMarketOfEditor(editor, params.identifier);
      return freshLinkAnswer(await renewMarketLink(market.id, await readRevokePrevious(request, language), now));
    },
  ),
});
