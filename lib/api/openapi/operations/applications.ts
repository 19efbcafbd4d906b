import { application, applicationLink, invalid, startedApplication } from '@/lib/api/openapi/examples';
import { type BodySpec, example, JSON_TYPE, type OperationSpec } from '@/lib/api/openapi/operation';
import { POSTED, WITH_TOKEN } from '@/lib/api/openapi/shared-answers';
import { APPLICATIONS, invalidAnswer, keyReused, linkRenewal, listAnswers, MARKETS, REPLAYED } from './pieces';

const newApplication: BodySpec = {
  schema: 'StartMarketApplication',
  contentType: JSON_TYPE,
  required: false,
  examples: example({ market_application: { siret: application.siret, provider_user_id: 'user-9035' } }),
};

const refused = (code: string) => ({ value: invalid(['market_application.base', code]) });

export const applicationOperations = (base: string): OperationSpec[] => [
  {
    id: 'startMarketApplication',
    method: 'post',
    path: `${MARKETS}/{identifier}/market_applications`,
    tag: 'applications',
    access: 'api_write',
    parameters: ['MarketIdentifier', 'IdempotencyKey', 'AcceptLanguage'],
    body: newApplication,
    answers: {
      ...POSTED,
      200: { schema: 'StartedMarketApplication', headers: REPLAYED, examples: example(startedApplication(base)) },
      201: { schema: 'StartedMarketApplication', headers: REPLAYED, examples: example(startedApplication(base)) },
      404: 'NotFound',
      422: invalidAnswer({
        siret: { value: invalid(['market_application.siret', 'length']) },
        not_configured: refused('not_configured'),
        cancelled: refused('cancelled'),
        deadline_passed: refused('deadline_passed'),
        ...keyReused,
      }),
    },
  },
  {
    id: 'listMarketApplications',
    method: 'get',
    path: `${MARKETS}/{identifier}/market_applications`,
    tag: 'applications',
    access: 'api_read',
    parameters: ['MarketIdentifier', 'Limit', 'Cursor', 'AcceptLanguage'],
    answers: { ...WITH_TOKEN, ...listAnswers('MarketApplicationList', application), 404: 'NotFound' },
  },
  {
    id: 'getMarketApplication',
    method: 'get',
    path: `${APPLICATIONS}/{identifier}`,
    tag: 'applications',
    access: 'api_read',
    parameters: ['ApplicationIdentifier'],
    answers: { ...WITH_TOKEN, 200: { schema: 'MarketApplication', examples: example(application) }, 404: 'NotFound' },
  },
  linkRenewal(
    {
      id: 'renewApplicationLink',
      path: `${APPLICATIONS}/{identifier}/access_links`,
      tag: 'applications',
      parameter: 'ApplicationIdentifier',
    },
    applicationLink(base),
  ),
];
