import { setTimeout as delay } from 'node:timers/promises';
import type postgres from 'postgres';
import { isLostConnection } from './database-error';

type Client = postgres.TransactionSql;
type Work = (client: Client) => unknown;
type Begin = (...args: (string | Work)[]) => Promise<unknown>;

/** How long news of the loss may follow the error that announced it: the server says that it stops, then hangs up. */
const NEWS_WITHIN_MS = 250;

/** Never settles: the driver has rejected the transaction already. */
const never = () => new Promise<never>(() => {});

/**
 * Has the transactions of this client outlive the loss of their connection: they reject, and nothing else happens.
 * The driver (postgres 3.4.9) would go on and write the next query, its COMMIT or its ROLLBACK to a socket that is no
 * more, and that exception ends the process (porsager/postgres#1154); or, connected anew, to a session that never
 * began. So, once the connection is lost, queries are refused and the end of the work is kept from the driver, whose own
 * news of the loss is what rejects the transaction.
 */
export function guardTransactions<Sql extends postgres.Sql>(sql: Sql): Sql {
  const begin = sql.begin as Begin;
  const guarded: Begin = (...args) => {
    const transaction: Transaction = { lost: undefined };
    const begun = begin(...args.map((arg) => (typeof arg === 'string' ? arg : guardWork(transaction, arg))));
    begun.catch((error: unknown) => {
      transaction.lost = error;
    });
    return begun;
  };
  sql.begin = guarded as Sql['begin'];
  return sql;
}

/** `lost`: why the transaction was rejected while its work was going on, or after. */
type Transaction = { lost: unknown };

function guardWork(transaction: Transaction, work: Work): Work {
  return async (client) => {
    try {
      const result = await work(guardClient(transaction, client));
      return transaction.lost ? await never() : result;
    } catch (error) {
      // Later, so that the driver has reported the loss first; a query's failure may come just before.
      await delay(isLostConnection(error) ? NEWS_WITHIN_MS : 0);
      if (transaction.lost) return never();
      throw error;
    }
  };
}

/** The same client, which refuses queries once the connection is lost; transactions within it are guarded alike. */
function guardClient(transaction: Transaction, client: Client): Client {
  const refuseIfLost = () => {
    if (transaction.lost) throw transaction.lost;
  };
  const { unsafe } = client;
  const savepoint = client.savepoint as Begin;
  const guardedSavepoint: Begin = (...args) => {
    refuseIfLost();
    return savepoint(...args.map((arg) => (typeof arg === 'string' ? arg : guardWork(transaction, arg))));
  };
  client.savepoint = guardedSavepoint as Client['savepoint'];
  client.unsafe = (...args) => {
    refuseIfLost();
    return unsafe(...args);
  };
  return new Proxy(client, {
    apply(target, self, query) {
      refuseIfLost();
      return Reflect.apply(target, self, query);
    },
  });
}
