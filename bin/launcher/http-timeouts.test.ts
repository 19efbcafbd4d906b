import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { connect } from 'node:net';
import { execPath } from 'node:process';
import { afterEach, describe, expect, it } from 'vitest';

/** A server that allows 300 ms for a request, and answers with what it received and what it allows now. */
const SERVER = `
  const limits = { requestTimeout: 300, headersTimeout: 300, connectionsCheckingInterval: 20 };
  const server = require('node:http').createServer(limits, async (request, response) => {
    let text = '';
    for await (const piece of request) text += piece;
    const { requestTimeout, keepAliveTimeout, headersTimeout } = server;
    response.end(JSON.stringify({ text, requestTimeout, keepAliveTimeout, headersTimeout }));
  });
  server.on('upgrade', (_request, socket) => socket.end());
  server.listen(0, '127.0.0.1', () => process.stdout.write(String(server.address().port)));
`;

const OURS = ['--require', './bin/launcher/http-timeouts.cjs'];

let child: ReturnType<typeof spawn> | undefined;
afterEach(() => child?.kill());

/** Starts the server in a process of its own; returns its port. */
async function serve(preload: string[]): Promise<number> {
  child = spawn(execPath, [...preload, '-e', SERVER], { stdio: ['ignore', 'pipe', 'inherit'] });
  const [port] = await once(child.stdout ?? process.stdin, 'data');
  return Number(port);
}

/** Sends a body drop by drop for twice as long as the server allows, and returns the whole answer. */
async function drip(preload: string[]): Promise<string> {
  const socket = connect(await serve(preload), '127.0.0.1').on('error', () => {});
  socket.write('POST / HTTP/1.1\r\nHost: a\r\nConnection: close\r\nContent-Length: 12\r\n\r\n');
  let left = 12;
  const drops = setInterval(() => (left-- > 0 ? socket.write('x') : clearInterval(drops)), 50);
  let answer = '';
  socket.on('data', (piece) => (answer += piece));
  await once(socket, 'close');
  clearInterval(drops);
  return answer;
}

it('a connection that is kept is told to be, for longer than clients keep it', async () => {
  const answer = await fetch(`http://127.0.0.1:${await serve(OURS)}/`);
  expect(answer.headers.get('keep-alive')).toBe('timeout=65');
  expect(await answer.json()).toMatchObject({ keepAliveTimeout: 65_000, headersTimeout: 66_000 });
});

it.each(['h2c', 'websocket'])('an offer to speak %s is answered as if it were not there', async (protocol) => {
  const socket = connect(await serve(OURS), '127.0.0.1');
  socket.write(`GET / HTTP/1.1\r\nHost: a\r\nConnection: close, Upgrade\r\nUpgrade: ${protocol}\r\n\r\n`);
  let answer = '';
  for await (const piece of socket) answer += piece;
  expect(answer).toMatch(/^HTTP\/1\.1 200 /);
});

describe('an upload that is slow but alive', () => {
  it('is not cut by the limit of the server, which is 30 minutes', async () => {
    const answer = await drip(OURS);
    expect(answer).toMatch(/^HTTP\/1\.1 200 /);
    expect(answer).toContain(`"text":"${'x'.repeat(12)}","requestTimeout":${30 * 60 * 1000},`);
  });

  it('would be, without what is preloaded', async () => {
    expect(await drip([])).toMatch(/^HTTP\/1\.1 408 /);
  });
});
