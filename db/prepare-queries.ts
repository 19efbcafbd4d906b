import type postgres from 'postgres';

/**
 * When all connections are busy, the driver sends the next query after another one, on the same connection: behind a slow
 * statement it waits for that one, while nine others come free. This says that the connection takes no more (what the
 * driver asks of `onexecute`; `max_pipeline: 0` would break transactions): the query waits for the first that is free.
 * In a transaction, which has one connection, queries are sent one after the other without waiting.
 */
const ALONE = { onexecute: () => false };

/**
 * Has the driver prepare every query that has parameters, once per connection, and returns the same client. drizzle
 * asks it not to; it then asks the database for the types of the parameters each time, which is a second round trip, and
 * the database plans each time anew. The driver prepares again what a migration has made invalid.
 */
export function prepareQueries<Client extends postgres.Sql | postgres.TransactionSql>(client: Client): Client {
  const { unsafe } = client;
  const alone = 'begin' in client ? ALONE : {};
  client.unsafe = (query, parameters = [], options = {}) =>
    unsafe(query, parameters, { ...alone, ...options, ...(parameters.length > 0 && { prepare: true }) });
  if ('begin' in client) prepareInTransactions(client, 'begin');
  if ('savepoint' in client) prepareInTransactions(client, 'savepoint');
  return client;
}

type Work = (client: postgres.TransactionSql) => unknown;

/** A transaction has a client of its own. */
function prepareInTransactions<Name extends string>(client: Record<Name, unknown>, name: Name): void {
  // The driver's two overloads, options first or not, are one function.
  const begin = client[name] as (...args: (string | Work)[]) => Promise<unknown>;
  client[name] = (...args: (string | Work)[]) =>
    begin(
      ...args.map((arg) => (typeof arg === 'string' ? arg : (tx: postgres.TransactionSql) => arg(prepareQueries(tx)))),
    );
}
