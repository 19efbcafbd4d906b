import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { connect, type Socket } from 'node:net';
import { execPath } from 'node:process';
import { afterEach, expect, it } from 'vitest';

/** Says `asked` once a request is handed to it, and answers with how many bytes it read, in the way of its path. */
const SERVER = `
  const { awaitFirstBytes } = require('./bin/launcher/first-bytes.cjs');
  const { endSlowBodies } = require('./bin/launcher/slow-bodies.cjs');
  const ids = new (require('node:async_hooks').AsyncLocalStorage)();
  require('node:diagnostics_channel').subscribe('http.server.request.start', ({ request }) => ids.enterWith(request.url));
  const readings = {
    '/iterated': async (request, add) => { for await (const piece of request) add(piece); },
    '/listened': (request, add) => require('node:events').once(request.on('data', add), 'end'),
    '/web': async (request, add) => { for await (const piece of require('node:stream').Readable.toWeb(request)) add(piece); },
  };
  const server = require('node:http').createServer(async (request, response) => {
    process.stdout.write(ids.getStore() === request.url ? 'asked ' : 'asked of nobody ');
    let size = 0;
    await readings[request.url](request, (piece) => (size += piece.length)).catch(() => {});
    response.end(String(size));
  });
  endSlowBodies(server, { windowMs: 300, minimumBytes: 100, isAwaited: awaitFirstBytes(server) });
  server.listen(0, '127.0.0.1', () => process.stdout.write(server.address().port + ' '));
`;
const READINGS = ['/iterated', '/listened', '/web'];
const FORM = 'multipart/form-data; boundary=b';

let child: ReturnType<typeof spawn> | undefined;
afterEach(() => child?.kill());

async function begin(path: string, lengthBytes: number, type = FORM) {
  child = spawn(execPath, ['-e', SERVER], { stdio: ['ignore', 'pipe', 'inherit'] });
  let printed = '';
  child.stdout?.on('data', (piece) => (printed += piece));
  await once(child.stdout ?? process.stdin, 'data');
  const port = Number.parseInt(printed, 10);
  const socket = connect(port, '127.0.0.1').on('error', () => {});
  const head = `POST ${path} HTTP/1.1\r\nHost: a\r\nConnection: close\r\nContent-Type: ${type}`;
  socket.write(`${head}\r\nContent-Length: ${lengthBytes}\r\n\r\n`);
  return { socket, port, timesAsked: () => printed.split('asked').length - 1, printedSoFar: () => printed };
}

async function answerOf(socket: Socket): Promise<string> {
  let answer = '';
  for await (const piece of socket) answer += piece;
  return answer;
}

it.each(READINGS)('a whole small form is read, whatever way: %s', async (path) => {
  const { socket } = await begin(path, 12);
  socket.write('twelve bytes');
  expect(await answerOf(socket)).toMatch(/\r\n\r\n12$/);
});

it.each(READINGS)('a large one is read from its first byte to its last: %s', async (path) => {
  const { socket } = await begin(path, 3_000_000);
  for (let left = 3_000; left > 0; left -= 1) socket.write(Buffer.alloc(1_000));
  expect(await answerOf(socket)).toMatch(/\r\n\r\n3000000$/);
});

it('one that stops before its first 64 kB is handed to nobody, and ended', async () => {
  const { socket, timesAsked } = await begin('/iterated', 1_000_000);
  socket.write(Buffer.alloc(50_000));
  expect(await answerOf(socket)).toMatch(/^HTTP\/1\.1 408 Request Timeout\r\n/);
  expect(timesAsked()).toBe(0);
});

it('one whose sender goes away is handed to nobody', async () => {
  const { socket, port, timesAsked } = await begin('/iterated', 1_000_000);
  socket.write('a little', () => socket.resetAndDestroy());
  await once(socket, 'close');
  const next = connect(port, '127.0.0.1');
  next.end('POST /iterated HTTP/1.1\r\nHost: a\r\nConnection: close\r\nContent-Length: 2\r\n\r\nok');
  expect(await answerOf(next)).toMatch(/\r\n\r\n2$/);
  expect(timesAsked()).toBe(1);
});

it('what began with the request is known to who answers it: its id in the log', async () => {
  const { socket, printedSoFar } = await begin('/iterated', 12);
  socket.write('twelve bytes');
  await answerOf(socket);
  expect(printedSoFar()).toContain('asked ');
  expect(printedSoFar()).not.toContain('nobody');
});

it('what is not a form is handed at once', async () => {
  const { socket, timesAsked } = await begin('/iterated', 1_000_000, 'application/json');
  await expect.poll(timesAsked).toBe(1);
  socket.destroy();
});
