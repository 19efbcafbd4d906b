import { randomUUID } from 'node:crypto';
import type { RowsOf } from './rows';

const DAY_MS = 86_400_000;

/** The API: what was sent, a program still has. */
export const apiRows: RowsOf = ({ canaries, editor, tenant, large, newMarket, settled, sql }) => {
  const json = (method: string, path: string, data: unknown, headers?: Record<string, string>) => ({
    ...{ caller: editor, method, path: `/api/v1/${path}`, headers },
    ...{ body: JSON.stringify(data), type: 'application/json' },
  });
  const underKey = () => ({ 'Idempotency-Key': randomUUID() });
  const deadline = () => new Date(Date.now() + 40 * DAY_MS).toISOString();
  const market = () => ({
    public_market: {
      ...{ name: canaries.text(), lot_name: canaries.text(), provider_user_id: canaries.text() },
      ...{ siret: canaries.siret(), deadline: deadline(), market_type_codes: ['services'] },
    },
  });
  const application = () => ({ market_application: { siret: canaries.siret(), provider_user_id: canaries.text() } });
  const markets = 'POST /api/v1/public_markets';
  const applications = 'POST /api/v1/public_markets/[identifier]/market_applications';
  const started = `public_markets/${large.identifier}/market_applications`;
  const submitted = `market_applications/${tenant.submitted.identifier}`;
  return [
    { door: markets, succeeds: 201, make: async () => json('POST', 'public_markets', market()) },
    {
      door: markets,
      variant: 'key',
      succeeds: 201,
      make: async () => json('POST', 'public_markets', market(), underKey()),
    },
    { door: applications, succeeds: 201, make: async () => json('POST', started, application()) },
    {
      door: applications,
      variant: 'key',
      succeeds: 201,
      make: async () => json('POST', started, application(), underKey()),
    },
    {
      door: 'PATCH /api/v1/public_markets/[identifier]',
      succeeds: 200,
      make: async () =>
        json('PATCH', `public_markets/${large.identifier}`, { public_market: { deadline: deadline() } }),
    },
    {
      door: 'POST /api/v1/public_markets/[identifier]/cancel',
      succeeds: 200,
      make: async () => json('POST', `public_markets/${(await newMarket('setup')).identifier}/cancel`, {}),
    },
    {
      door: 'POST /api/v1/public_markets/[identifier]/access_links',
      succeeds: 201,
      make: async () => json('POST', `public_markets/${large.identifier}/access_links`, {}, underKey()),
    },
    {
      door: 'POST /api/v1/market_applications/[identifier]/access_links',
      succeeds: 201,
      make: async () => json('POST', `${submitted}/access_links`, {}),
    },
    {
      door: 'POST /api/v1/webhook_deliveries/[id]/redeliver',
      succeeds: 202,
      make: async () => {
        await settled();
        return json('POST', `webhook_deliveries/${tenant.delivery}/redeliver`, {}, underKey());
      },
    },
    {
      door: 'POST /api/v1/webhook_test',
      succeeds: 202,
      make: async () => json('POST', 'webhook_test', {}, underKey()),
    },
    {
      door: 'POST /api/v1/webhook_circuit/close',
      succeeds: 200,
      make: async () => json('POST', 'webhook_circuit/close', {}, underKey()),
    },
    {
      door: 'GET /api/v1/public_markets',
      make: async () => ({ caller: editor, method: 'GET', path: '/api/v1/public_markets?limit=3' }),
    },
    ...(['applications_table', 'packages'] as const).map((files) => ({
      door: `GET /api/v1/public_markets/[identifier]/${files}`,
      make: async () => {
        await sql`update editors set tables_before_deadline = true`;
        return { caller: editor, method: 'GET', path: `/api/v1/public_markets/${tenant.market}/${files}` };
      },
    })),
    ...(['attestation', 'documents_package', 'espd'] as const).flatMap((document) => {
      const door = `GET /api/v1/market_applications/[identifier]/${document}`;
      const asked = { caller: editor, method: 'GET', path: `/api/v1/${submitted}/${document}` };
      return [
        { door, make: async () => asked },
        { door, variant: 'range', succeeds: 206, make: async () => ({ ...asked, headers: { Range: 'bytes=10-' } }) },
      ];
    }),
  ];
};
