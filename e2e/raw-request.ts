import { once } from 'node:events';
import { connect } from 'node:net';

export type RawAnswer = { status: number; headers: Map<string, string>; body: string };

/**
 * Sends a request as it is written, which no client would, on a connection of its own, and reads the answer to its end.
 * `Host` names somebody else's: nothing of it may come back.
 */
export async function rawRequest(
  base: string,
  requestLine: string,
  headers: Record<string, string> = {},
  body: string | Buffer = '',
): Promise<RawAnswer> {
  const { hostname, port } = new URL(base);
  const socket = connect(Number(port), hostname);
  const fields = { Host: 'elsewhere.example', Connection: 'close', ...headers };
  const length = body.length > 0 ? { 'Content-Length': String(Buffer.byteLength(body)) } : {};
  const lines = Object.entries({ ...fields, ...length }).map(([name, value]) => `${name}: ${value}\r\n`);
  socket.write(`${requestLine} HTTP/1.1\r\n${lines.join('')}\r\n`);
  if (body.length > 0) socket.write(body);
  const pieces: Buffer[] = [];
  socket.on('data', (piece) => pieces.push(piece)).on('error', () => {});
  await once(socket, 'close');
  return parse(Buffer.concat(pieces).toString('utf8'));
}

function parse(text: string): RawAnswer {
  const end = text.indexOf('\r\n\r\n');
  const [statusLine = '', ...lines] = text.slice(0, end < 0 ? text.length : end).split('\r\n');
  const headers = new Map(
    lines.map((line) => [line.slice(0, line.indexOf(':')).toLowerCase(), line.slice(line.indexOf(':') + 1).trim()]),
  );
  return { status: Number(statusLine.split(' ')[1] ?? 0), headers, body: end < 0 ? '' : text.slice(end + 4) };
}
