import { once } from 'node:events';
import { type AddressInfo, connect, createServer, type Socket } from 'node:net';

/** Sent by a client to have a statement carried out: Query and Execute (PostgreSQL, « Message Formats »). */
const EXECUTING = new Set(['Q', 'E'].map((letter) => letter.charCodeAt(0)));
const LENGTH_BYTES = 4;

/**
 * A door in front of a PostgreSQL server that counts the statements going through. Returns the address by which to go
 * through it, what it counted so far, and what closes it.
 */
export async function countQueries(databaseUrl: string) {
  const target = new URL(databaseUrl);
  let count = 0;
  const open = new Set<Socket>();
  const server = createServer((client) => {
    const upstream = connect(Number(target.port), target.hostname);
    const read = messageReader((type) => {
      if (EXECUTING.has(type)) count += 1;
    });
    client.on('data', read);
    client.pipe(upstream).pipe(client);
    for (const socket of [client, upstream]) {
      open.add(socket);
      socket.on('error', () => {});
      socket.on('close', () => {
        client.destroy();
        upstream.destroy();
      });
    }
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  const url = new URL(databaseUrl);
  url.hostname = '127.0.0.1';
  url.port = String((server.address() as AddressInfo).port);
  return {
    url: url.href,
    counted: () => count,
    close: async () => {
      for (const socket of open) socket.destroy();
      server.close();
      await once(server, 'close');
    },
  };
}

/** Cuts what a client sends into messages and tells the type of each; the first one of a connection has none. */
function messageReader(onMessage: (type: number) => void): (chunk: Buffer) => void {
  let pending = Buffer.alloc(0);
  let typeBytes = 0;
  return (chunk) => {
    pending = Buffer.concat([pending, chunk]);
    while (pending.length >= typeBytes + LENGTH_BYTES) {
      const size = typeBytes + pending.readInt32BE(typeBytes);
      if (pending.length < size) return;
      if (typeBytes > 0) onMessage(pending.readUInt8(0));
      pending = pending.subarray(size);
      typeBytes = 1;
    }
  };
}
