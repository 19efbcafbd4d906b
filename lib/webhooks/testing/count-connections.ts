import { createHook } from 'node:async_hooks';
import { once } from 'node:events';
import { type AddressInfo, createServer } from 'node:net';
import { afterAll, beforeAll, beforeEach } from 'vitest';

/**
 * Counts TCP connections at both ends: those that this process asks its system for, wherever they go, and those that
 * arrive at a port open on every address of this machine. Call at the top of the file.
 */
export function countConnections() {
  let dialled = 0;
  let arrived = 0;
  const hook = createHook({
    init(_id, type) {
      if (type === 'TCPCONNECTWRAP') dialled += 1;
    },
  });
  const server = createServer((socket) => {
    arrived += 1;
    socket.on('error', () => {});
    socket.destroy();
  });

  beforeAll(async () => {
    server.listen();
    await once(server, 'listening');
    hook.enable();
  });
  beforeEach(() => {
    dialled = 0;
    arrived = 0;
  });
  afterAll(() => {
    hook.disable();
    server.close();
  });

  return {
    port: () => (server.address() as AddressInfo).port,
    counts: () => ({ dialled, arrived }),
  };
}
