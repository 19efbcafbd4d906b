import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { connect, type Socket } from 'node:net';
import { execPath } from 'node:process';
import { afterEach, expect, it } from 'vitest';

/** A server that wants 100 bytes in 300 ms. `/held` is not read before a second has passed; `/said` is answered first. */
const SERVER = `
  const { endSlowBodies } = require('./bin/launcher/slow-bodies.cjs');
  const server = require('node:http').createServer(async (request, response) => {
    if (request.url === '/said') response.write('begun ');
    if (request.url === '/held') await new Promise((resolve) => setTimeout(resolve, 1_000));
    let size = 0;
    try {
      for await (const piece of request) size += piece.length;
    } catch (error) {
      process.stdout.write('broke off: ' + error.code);
      return;
    }
    response.end(String(size));
  });
  endSlowBodies(server, { windowMs: 300, minimumBytes: 100 });
  server.listen(0, '127.0.0.1', () => process.stdout.write(String(server.address().port)));
`;

let child: ReturnType<typeof spawn> | undefined;
let drops: NodeJS.Timeout | undefined;
afterEach(() => {
  clearInterval(drops);
  child?.kill();
});

async function begin(path: string, lengthBytes: number): Promise<Socket> {
  child = spawn(execPath, ['-e', SERVER], { stdio: ['ignore', 'pipe', 'inherit'] });
  const [port] = await once(child.stdout ?? process.stdin, 'data');
  const socket = connect(Number(port), '127.0.0.1').on('error', () => {});
  socket.write(`POST ${path} HTTP/1.1\r\nHost: a\r\nConnection: close\r\nContent-Length: ${lengthBytes}\r\n\r\n`);
  return socket;
}

async function answerOf(socket: Socket): Promise<string> {
  let answer = '';
  for await (const piece of socket) answer += piece;
  return answer;
}

it.each(['', 'some bytes, and then nothing'])('a body that stops is ended, and its reader told: %j', async (begun) => {
  const socket = await begin('/', 1_000_000);
  const brokeOff = once(child?.stdout ?? process.stdin, 'data');
  socket.write(begun);
  const answer = await answerOf(socket);
  expect(answer).toMatch(/^HTTP\/1\.1 408 Request Timeout\r\n/);
  expect(answer).toMatch(/\r\n\r\n\{"error":"[^"]+"\}$/);
  expect(String(await brokeOff)).toBe('broke off: ECONNRESET');
});

it('a body that comes drop by drop is ended', async () => {
  const socket = await begin('/', 1_000_000);
  drops = setInterval(() => socket.write('x'), 20);
  expect(await answerOf(socket)).toMatch(/^HTTP\/1\.1 408 /);
});

it('so is one of an answer that has begun, which is cut', async () => {
  const socket = await begin('/said', 1_000_000);
  expect(await answerOf(socket)).toMatch(/begun \r\n$/);
});

it('a body that comes as fast as is asked is let in, however long it takes', async () => {
  const socket = await begin('/', 60 * 50);
  let left = 60;
  drops = setInterval(() => (left-- > 0 ? socket.write('x'.repeat(50)) : clearInterval(drops)), 20);
  expect(await answerOf(socket)).toMatch(/\r\n\r\n3000$/);
});

it('a body that we do not read is not slow', async () => {
  const size = 40_000_000;
  const socket = await begin('/held', size);
  socket.write(Buffer.alloc(size));
  expect(await answerOf(socket)).toMatch(/\r\n\r\n40000000$/);
});
