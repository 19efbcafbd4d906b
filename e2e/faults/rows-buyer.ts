import { fill } from './page-form';
import type { RowsOf } from './rows';

/** The buyer's four steps, on a market that is not finalised yet, and what follows on one that is. */
export const buyerRows: RowsOf = ({ canaries, sql, tenant, newMarket, formAt }) => {
  let open: ReturnType<typeof newMarket> | undefined;
  const openMarket = () => {
    open ??= newMarket('summary');
    return open;
  };
  const at = (step: string) => `/buyer/public_markets/[identifier]/${step}`;
  const saving = (step: string, next: string, given: Record<string, string> = {}, market = openMarket) => ({
    door: `POST ${at(step)}/save`,
    leadsTo: new RegExp(`/${next}$`),
    make: async () => {
      const { steps, buyer } = await market();
      const { action, ...form } = await formAt(buyer, `${steps}/${step}`);
      const { body, typed } = fill({ action, ...form }, canaries, given);
      const shownAt = { caller: buyer, path: `${steps}/${step}` };
      return { caller: buyer, method: 'POST', path: action, body, typed, shownAt };
    },
  });
  const showing = (step: string) => ({
    door: `GET ${at(step)}`,
    make: async () => {
      const { steps, buyer } = await openMarket();
      return { caller: buyer, method: 'GET', path: `${steps}/${step}` };
    },
  });
  return [
    saving('setup', 'required_fields', { lot_limit: '1', award_limit: '1' }),
    saving('required_fields', 'additional_fields'),
    saving('additional_fields', 'summary', { wanted: 'no' }),
    saving('summary', 'sync_status', {}, () => newMarket('summary')),
    ...['setup', 'required_fields', 'additional_fields', 'summary'].map(showing),
    {
      door: 'GET /buyer/public_markets/[identifier]/access/[token]/setup',
      succeeds: 303,
      make: async () => {
        const { steps, token } = await openMarket();
        return { caller: { name: 'browser' }, method: 'GET', path: `${steps}/access/${token}/setup` };
      },
    },
    {
      door: `POST ${at('leave')}`,
      make: async () => {
        const { steps, buyer } = await newMarket('setup');
        return { caller: buyer, method: 'POST', path: `${steps}/leave`, body: new URLSearchParams() };
      },
    },
    {
      door: 'POST /quitter/tout',
      make: async () => {
        const { buyer } = await newMarket('setup');
        return { caller: buyer, method: 'POST', path: '/quitter/tout', body: new URLSearchParams() };
      },
    },
    {
      door: `POST ${at('retry_sync')}`,
      make: async () => {
        await sql`delete from sync_retries`;
        await sql`update webhook_deliveries set sync_status = 'sync_failed' where identifier = ${tenant.market}`;
        const path = `/buyer/public_markets/${tenant.market}/retry_sync`;
        return { caller: tenant.buyer, method: 'POST', path, body: new URLSearchParams() };
      },
    },
  ];
};
