import { once } from 'node:events';
import { createServer, type Socket } from 'node:net';
import type { Statement } from './failing-statement';
import { ProxiedConnection } from './proxied-connection';

/**
 * What happens to a statement: the server refuses it; the connection is cut in its place; it is carried out, and the
 * connection cut before its answer arrives.
 */
export const DATABASE_FAULTS = ['fails', 'drops', 'answer_lost'] as const;
export type DatabaseFault = (typeof DATABASE_FAULTS)[number];

/** The statements that passed since the watch began, and the one that met the fault. */
export type Watch = { statements: Statement[]; struck: Statement | undefined };

export type DatabaseProxy = Awaited<ReturnType<typeof startDatabaseProxy>>;

/**
 * Stands between one process and its PostgreSQL, on a port of the loopback. A statement is what PostgreSQL answers as a
 * whole: a simple Query, or the messages of an extended query up to their Sync.
 */
export async function startDatabaseProxy(databaseUrl: string) {
  const target = new URL(databaseUrl);
  const connections = new Set<ProxiedConnection>();
  let watch: Watch = { statements: [], struck: undefined };
  let armed: { nth: number; fault: DatabaseFault } | undefined;

  /** Called for each statement, in their order; tells what is to happen to it. */
  const meet = (statement: Statement): DatabaseFault | undefined => {
    watch.statements.push(statement);
    if (watch.statements.length !== armed?.nth) return undefined;
    watch.struck = statement;
    return armed.fault;
  };
  const accept = (client: Socket) => {
    const connection = new ProxiedConnection(client, { host: target.hostname, port: Number(target.port) }, meet);
    connections.add(connection);
    void connection.ended.then(() => connections.delete(connection));
  };

  let server = createServer(accept);
  const listen = async (port: number): Promise<number> => {
    server.listen(port, '127.0.0.1');
    await once(server, 'listening');
    return (server.address() as { port: number }).port;
  };
  const port = await listen(0);
  const url = new URL(databaseUrl);
  url.port = String(port);

  const endAll = async () => {
    const ends = [...connections].map((connection) => connection.destroy());
    await Promise.all(ends);
  };
  return {
    url: url.href,
    /** Counts from now on; with `fault`, the nth statement from now, counted from 1, meets it. */
    begin(fault?: { nth: number; fault: DatabaseFault }): Watch {
      armed = fault;
      watch = { statements: [], struck: undefined };
      return watch;
    },
    /** Resolves once no statement waits for its answer; nothing is struck any more. */
    async end(): Promise<void> {
      for (const busy of [...connections].filter((connection) => connection.isBusy)) await busy.calm();
      armed = undefined;
    },
    /** From now on the database cannot be reached; what was open is cut. */
    async goAway(): Promise<void> {
      const closed = once(server, 'close');
      server.close();
      await endAll();
      await closed;
    },
    async comeBack(): Promise<void> {
      server = createServer(accept);
      await listen(port);
    },
    async stop(): Promise<void> {
      server.close();
      await endAll();
    },
  };
}
