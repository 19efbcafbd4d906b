import { once } from 'node:events';
import { createServer } from 'node:net';
import { afterEach, expect, test } from 'vitest';
import { findFreePort, requireFreePort } from './ports';

const server = createServer();
afterEach(() => void server.close());

test('a taken port is refused with its number and the setting that changes it', async () => {
  const port = await findFreePort();
  await requireFreePort('PORT', '127.0.0.1', port);
  await once(server.listen(port, '127.0.0.1'), 'listening');
  await expect(requireFreePort('PORT', '127.0.0.1', port)).rejects.toThrow(`PORT=${port + 1}`);
  await expect(requireFreePort('PORT', '127.0.0.1', port)).rejects.toThrow(`port ${port} est déjà pris`);
});

test('a port that is being freed is waited for', async () => {
  const port = await findFreePort();
  await once(server.listen(port, '127.0.0.1'), 'listening');
  const free = requireFreePort('PORT', '127.0.0.1', port, 5_000);
  server.close();
  await expect(free).resolves.toBeUndefined();
});
