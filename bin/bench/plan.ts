import { type Account, fetchToken, tokenShot } from './accounts';
import type { Scenario, Shot } from './load';
import type { ProcessorTime } from './measure/processor-time';

/** Scenarios measured in turn. The first is the empty handler, which the others are compared with. */
export type Group = { title: string; rows: Row[] };

/** `bare` names the row that does the same work without the application. */
export type Row = Scenario & { bare?: string };

/** A server to measure: its address, and what reads the processor time of those who do its work. */
export type Server = { origin: string; readTime: () => ProcessorTime };
export type Servers = { application: Server; bare: Server };
export type Accounts = { application: Account[]; bare: Account[] };

/**
 * The cheapest answer that the build has: a route handler that does nothing. It is a GET; an empty POST handler, added
 * to a build for comparison, answered as many requests.
 */
const emptyRow = (server: Server, connections: number): Row => ({
  name: 'application, handler vide',
  ...server,
  shots: [{ method: 'GET', path: '/livez' }],
  status: 200,
  connections,
});

/** Token requests: of one client, which its row in the database puts in line, and of many. */
export function planTokens(title: string, servers: Servers, accounts: Accounts, connections: number): Group {
  const row = (who: keyof Servers, label: string, count: number): Row => ({
    name: `${label}, ${count === 1 ? '1 client' : `${count} clients`}`,
    ...servers[who],
    shots: accounts[who].slice(0, count).map(tokenShot),
    status: 200,
    connections,
  });
  const many = accounts.application.length;
  const bare = [row('bare', 'Node nu, jeton', 1), row('bare', 'Node nu, jeton', many)];
  const own = [row('application', 'application, jeton', 1), row('application', 'application, jeton', many)];
  const compared = own.map((each, index) => ({ ...each, bare: bare[index]?.name ?? '' }));
  return { title, rows: [emptyRow(servers.application, connections), ...bare, ...compared] };
}

/** Market creation, with a live token. */
export async function planMarkets(servers: Servers, accounts: Accounts, connections: number): Promise<Group> {
  const row = async (who: keyof Servers, name: string): Promise<Row> => ({
    name,
    ...servers[who],
    shots: await Promise.all(
      accounts[who].map(async (account) => marketShot(await fetchToken(servers[who].origin, account))),
    ),
    status: 201,
    connections,
  });
  const bare = await row('bare', 'Node nu, création de marché');
  const own = await row('application', 'application, création de marché');
  return {
    title: 'Création de marché',
    rows: [emptyRow(servers.application, connections), bare, { ...own, bare: bare.name }],
  };
}

const marketShot = (token: string): Shot => ({
  method: 'POST',
  path: '/api/v1/public_markets',
  headers: { 'content-type': 'application/json', authorization: `Bearer ${token}` },
  body: JSON.stringify({
    public_market: {
      name: 'Fourniture de mobilier de bureau',
      deadline: '2099-12-31T12:00:00Z',
      siret: '13002526500013',
      market_type_codes: ['supplies'],
    },
  }),
});

/**
 * The same answer, 404 of an unknown path, without a token and with one, which is then checked whole. One connection:
 * with more, a call also waits for the others, and the difference would tell the queue, not the check.
 */
export async function planBearer(server: Server, account: Account): Promise<Group> {
  const shot: Shot = { method: 'GET', path: '/api/v1/unknown' };
  const authorization = `Bearer ${await fetchToken(server.origin, account)}`;
  const row = (name: string, headers: Record<string, string>): Row => ({
    name,
    ...server,
    shots: [{ ...shot, headers }],
    status: 404,
    connections: 1,
  });
  return {
    title: 'Vérification du jeton (1 connexion)',
    rows: [row('réponse 404 sans jeton', {}), row('réponse 404 avec jeton', { authorization })],
  };
}
