import { listApplicationsOfMarket } from '@/db/queries/listing';
import { renewApplicationLink } from '@/lib/addresses/renew-application-link';
import { json } from '@/lib/api/answers';
import { freshLinkAnswer, readRevokePrevious } from '@/lib/api/fresh-link';
import { application, applicationLink, invalid, oneApplication, startedApplication } from '@/lib/api/openapi/examples';
import { requireApplicationOfEditor, requireMarketOfEditor } from '@/lib/api/own-resources';
import { pageOf, readPage } from '@/lib/api/pages';
import { readOptionalRoot } from '@/lib/api/read-body';
import { registerAnswers } from '@/lib/api/register-origins';
import { applicationResource, listedApplication } from '@/lib/api/resources';
import { withdrawApplication } from '@/lib/applications/replace-application';
import { startApplication } from '@/lib/applications/start-application';
import { AppError } from '@/lib/errors';
import { type Language, violationMessage } from '@/lib/text/api';
import { exampleText } from '@/lib/text/api-operations';
import { endpoints, example, JSON_TYPE } from './endpoint';
import { APPLICATIONS, invalidAnswer, keyReused, linkRenewal, listAnswers, MARKETS } from './pieces';

function standsAsItIs(language: Language, code: string): AppError {
  const message = violationMessage(language, 'base', code);
  return new AppError('invalid', `not withdrawn: ${code}`, [{ field: 'market_application.base', code, message }]);
}

const refused = (code: string) => ({ value: invalid(['market_application.base', code]) });

export const applications = endpoints({
  startMarketApplication: {
    method: 'post',
    path: `${MARKETS}/{identifier}/market_applications`,
    tag: 'applications',
    access: 'api_write',
    parameters: ['MarketIdentifier', 'IdempotencyKey', 'AcceptLanguage'],
    body: {
      schema: 'StartMarketApplication',
      contentType: JSON_TYPE,
      required: false,
      examples: {
        ...example({ market_application: { siret: application.siret, provider_user_id: 'user-9035' } }),
        without_siret: {
          summary: exampleText.withoutSiret,
          value: { market_application: { foreign_identifier: { country: 'DE', kind: 'vat', value: 'DE136695976' } } },
        },
      },
    },
    answers: {
      200: { schema: 'StartedMarketApplication', examples: example(startedApplication) },
      201: { schema: 'StartedMarketApplication', examples: example(startedApplication) },
      404: 'NotFound',
      422: invalidAnswer({
        siret: { value: invalid(['market_application.siret', 'length']) },
        beside_siret: { value: invalid(['market_application.foreign_identifier', 'beside_siret']) },
        not_country: { value: invalid(['market_application.foreign_identifier.country', 'not_country']) },
        not_configured: refused('not_configured'),
        cancelled: refused('cancelled'),
        deadline_passed: refused('deadline_passed'),
        ...keyReused,
      }),
    },
    async handle({ request, editor, params, language, now }) {
      const market = await requireMarketOfEditor(editor, params.identifier);
      const given = await readOptionalRoot(request, 'market_application');
      const { application, applicationUrl, created } = await startApplication(market, given, language, now);
      return json(created ? 201 : 200, { identifier: application.identifier, application_url: applicationUrl });
    },
  },

  listMarketApplications: {
    method: 'get',
    path: `${MARKETS}/{identifier}/market_applications`,
    tag: 'applications',
    access: 'api_read',
    parameters: ['MarketIdentifier', 'Limit', 'Cursor', 'AcceptLanguage'],
    answers: { ...listAnswers('MarketApplicationList', application), 404: 'NotFound' },
    async handle({ request, editor, params, language }) {
      const market = await requireMarketOfEditor(editor, params.identifier);
      const { limit, after } = readPage(request, language);
      const rows = await listApplicationsOfMarket(market.id, after, limit + 1);
      const positions = rows.map(({ application }) => application);
      const shown = rows.map((row) => listedApplication(row, market));
      return json(200, pageOf(positions, limit, shown));
    },
  },

  getMarketApplication: {
    method: 'get',
    path: `${APPLICATIONS}/{identifier}`,
    tag: 'applications',
    access: 'api_read',
    parameters: ['ApplicationIdentifier'],
    answers: { 200: { schema: 'OneMarketApplication', examples: example(oneApplication) }, 404: 'NotFound' },
    async handle({ editor, params }) {
      const { application, market } = await requireApplicationOfEditor(editor, params.identifier);
      const [resource, register_answers] = await Promise.all([
        applicationResource(application, market),
        registerAnswers(application, market),
      ]);
      return json(200, { ...resource, register_answers });
    },
  },

  /** Takes no body: whatever is sent is not read. */
  withdrawMarketApplication: {
    method: 'post',
    path: `${APPLICATIONS}/{identifier}/withdraw`,
    tag: 'applications',
    access: 'api_write',
    parameters: ['ApplicationIdentifier', 'IdempotencyKey', 'AcceptLanguage'],
    answers: {
      200: {
        schema: 'MarketApplication',
        examples: example({ ...application, withdrawn_at: '2026-12-01T08:15:30.500Z' }),
      },
      404: 'NotFound',
      422: invalidAnswer({
        not_submitted: refused('not_submitted'),
        replaced: refused('replaced'),
        cancelled: refused('cancelled'),
        deadline_passed: refused('deadline_passed'),
        ...keyReused,
      }),
    },
    async handle({ editor, params, language, now }) {
      const { application, market } = await requireApplicationOfEditor(editor, params.identifier);
      const why = await withdrawApplication(application.id, now);
      if (why) throw standsAsItIs(language, why);
      const { application: withdrawn } = await requireApplicationOfEditor(editor, params.identifier);
      return json(200, await applicationResource(withdrawn, market));
    },
  },

  renewApplicationLink: linkRenewal(
    { path: `${APPLICATIONS}/{identifier}/access_links`, tag: 'applications', parameter: 'ApplicationIdentifier' },
    applicationLink,
    async ({ request, editor, params, language, now }) => {
      const { application } = await requireApplicationOfEditor(editor, params.identifier);
      return freshLinkAnswer(
        await renewApplicationLink(application.id, await readRevokePrevious(request, language), now),
      );
    },
  ),
});
