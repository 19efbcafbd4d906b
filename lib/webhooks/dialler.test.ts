import { execFile } from 'node:child_process';
import { once } from 'node:events';
import { type AddressInfo, createServer, type Server, type Socket } from 'node:net';
import { execPath } from 'node:process';
import { promisify } from 'node:util';
import { afterEach, describe, expect, it, vi } from 'vitest';
import { createDialler } from './dialler';
import { sendWebhook } from './send-webhook';
import { webhookReceiver } from './testing/webhook-receiver';

const receiver = webhookReceiver();
const resolve = async (_hostname: string) => ['127.0.0.1'];
const dialler = createDialler({ allowPrivate: true, resolve });

let toClose: { close(): void }[] = [];
afterEach(() => {
  for (const one of toClose) one.close();
  toClose = [];
});

/** A server of bare TCP: what it does with a connection is the test's affair. */
async function tcpServer(onConnection: (socket: Socket) => void): Promise<{ port: number; server: Server }> {
  const sockets: Socket[] = [];
  const server = createServer((socket) => {
    sockets.push(socket);
    socket.on('error', () => {});
    onConnection(socket);
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  toClose.push({
    close() {
      server.close();
      for (const socket of sockets) socket.destroy();
    },
  });
  return { port: (server.address() as AddressInfo).port, server };
}

describe('the limit of time is on the whole exchange', () => {
  const drip = (text: string) => (socket: Socket) => {
    let at = 0;
    const timer = setInterval(() => socket.write(text[at++ % text.length] ?? ''), 20);
    socket.on('close', () => clearInterval(timer));
  };

  it.each<[string, string, (socket: Socket) => void]>([
    ['a TLS handshake that does not come', 'https', () => {}],
    ['headers that come byte after byte', 'http', drip(`HTTP/1.1 200 OK\r\n${'X-A: b\r\n'.repeat(500)}`)],
    ['provisional answers without end', 'http', drip('HTTP/1.1 103 Early Hints\r\n\r\n')],
  ])('%s', async (_what, scheme, onConnection) => {
    const { port } = await tcpServer(onConnection);
    const startedAt = performance.now();
    const exchange = await sendWebhook(`${scheme}://receiver.example:${port}/`, {}, '{}', { dialler, timeoutMs: 300 });
    expect(exchange).toMatchObject({ verdict: 'retry', httpStatus: null, error: 'TIMEOUT' });
    expect(performance.now() - startedAt).toBeLessThan(2_000);
  });

  it('a name that is not resolved', async () => {
    const waiting = createDialler({ allowPrivate: true, resolve: () => new Promise(() => {}) });
    const exchange = await sendWebhook('http://receiver.example/', {}, '{}', { dialler: waiting, timeoutMs: 100 });
    expect(exchange).toMatchObject({ verdict: 'retry', error: 'TIMEOUT' });
  });

  it('a body that comes byte after byte: the status is the answer', async () => {
    const { port } = await tcpServer((socket) => {
      socket.write('HTTP/1.1 200 OK\r\n\r\n', () => drip('a')(socket));
    });
    const exchange = await sendWebhook(`http://receiver.example:${port}/`, {}, '{}', { dialler, timeoutMs: 300 });
    expect(exchange).toMatchObject({ verdict: 'delivered', answerExcerpt: expect.stringMatching(/^a+$/) });
  });
});

it('a name without any address is a connection error', async () => {
  const none = createDialler({ allowPrivate: true, resolve: async () => [] });
  const exchange = await sendWebhook('http://receiver.example/', {}, '{}', { dialler: none });
  expect(exchange).toMatchObject({ verdict: 'retry', error: 'ENODATA' });
});

describe('an answer that is none', () => {
  it.each<[string, string]>([
    ['headers that are too big', `HTTP/1.1 200 OK\r\nX-Big: ${'a'.repeat(100_000)}\r\n\r\n`],
    ['another protocol', 'SSH-2.0-OpenSSH_9.9\r\n'],
    [
      'an upgrade that nobody asked for',
      'HTTP/1.1 101 Switching Protocols\r\nUpgrade: x\r\nConnection: upgrade\r\n\r\n',
    ],
  ])('%s', async (_what, answer) => {
    const { port } = await tcpServer((socket) => socket.end(answer));
    const exchange = await sendWebhook(`http://receiver.example:${port}/`, {}, '{}', { dialler });
    expect(exchange).toMatchObject({ verdict: 'retry', httpStatus: null, error: expect.stringMatching(/^[A-Z_]+$/) });
  });

  it('asks for no compression, and stores what comes as it comes', async () => {
    receiver.answerWith(200, { 'Content-Encoding': 'gzip' }, 'not gzip at all');
    const exchange = await sendWebhook(receiver.url(), {}, '{}', { dialler });
    expect(exchange).toMatchObject({ verdict: 'delivered', answerExcerpt: 'not gzip at all' });
    expect(receiver.received()[0]?.headers).not.toHaveProperty('accept-encoding');
  });
});

describe('connections', () => {
  it('one serves a burst, then is closed by us before the other side does', async () => {
    let opened = 0;
    let open = 0;
    const { port, server } = await tcpServer((socket) => {
      opened += 1;
      open += 1;
      socket.on('close', () => {
        open -= 1;
      });
      socket.on('data', () => socket.write('HTTP/1.1 204 No Content\r\n\r\n'));
    });
    const lookups = vi.fn(resolve);
    const counted = createDialler({ allowPrivate: true, resolve: lookups });
    for (let sent = 0; sent < 5; sent += 1) {
      await sendWebhook(`http://receiver.example:${port}/`, {}, '{}', { dialler: counted });
    }
    expect({ opened, lookups: lookups.mock.calls.length }).toEqual({ opened: 1, lookups: 1 });
    await expect.poll(() => open, { timeout: 3_000 }).toBe(0);
    expect(server.listening).toBe(true);
  });

  it('an answer may take longer than an idle connection is kept', async () => {
    receiver.answerWith((response) => {
      setTimeout(() => response.end(), 1_300);
    });
    expect(await sendWebhook(receiver.url(), {}, '{}', { dialler })).toMatchObject({ verdict: 'delivered' });
  });

  it('another name is another connection, be the address the same', async () => {
    const lookups = vi.fn(resolve);
    const counted = createDialler({ allowPrivate: true, resolve: lookups });
    const url = new URL(receiver.url());
    for (const host of ['a.example', 'b.example', 'a.example']) {
      await sendWebhook(`http://${host}:${url.port}/`, {}, '{}', { dialler: counted });
    }
    expect(lookups.mock.calls.map(([name]) => name)).toEqual(['a.example', 'b.example']);
    expect(receiver.received().map(({ headers }) => headers.host)).toEqual(
      ['a', 'b', 'a'].map((name) => `${name}.example:${url.port}`),
    );
  });

  it('no proxy of the environment is used', async () => {
    let proxied = 0;
    const { port } = await tcpServer(() => {
      proxied += 1;
    });
    const proxy = `http://127.0.0.1:${port}`;
    const script = ['--import', 'tsx', 'lib/webhooks/testing/send-process.ts', receiver.url()];
    const { stdout } = await promisify(execFile)(execPath, script, {
      env: {
        ...process.env,
        NODE_USE_ENV_PROXY: '1',
        HTTP_PROXY: proxy,
        HTTPS_PROXY: proxy,
        http_proxy: proxy,
      },
    });
    expect(JSON.parse(stdout)).toMatchObject({ verdict: 'delivered', httpStatus: 200 });
    expect(proxied).toBe(0);
    expect(receiver.received()).toHaveLength(1);
  });
});
