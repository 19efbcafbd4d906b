import { once } from 'node:events';
import { createServer, type IncomingMessage, request, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { pipeline, type Readable } from 'node:stream';

/**
 * What happens to a request instead of being passed on whole. `alteredSent`: its first byte is another one;
 * `answerLost`: done by the server, which is not heard.
 */
export type Fault = {
  alteredSent?: true;
  answerWith?: { status: number; xml: string };
  cutSentAfterBytes?: number;
  cutAnswerAfterBytes?: number;
  answerLost?: true;
};

export type Seen = { method: string; path: string; query: URLSearchParams; headers: IncomingMessage['headers'] };

/** A proxy with faults: `faultOf` decides for each request, and `seen` lists those that passed. */
export async function startFaultyProxy(origin: string) {
  const seen: Seen[] = [];
  const server = createServer((incoming, outgoing) => {
    const url = new URL(incoming.url ?? '/', origin);
    const { method = '', headers } = incoming;
    const passing = { method, path: url.pathname, query: url.searchParams, headers };
    seen.push(passing);
    passOn(url, incoming, outgoing, proxy.faultOf(passing) ?? {});
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  const proxy = {
    endpoint: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    seen,
    faultOf: (_request: Seen): Fault | undefined => undefined,
    stop: async () => {
      server.close();
      server.closeAllConnections();
      await once(server, 'close');
    },
  };
  return proxy;
}

function passOn(url: URL, incoming: IncomingMessage, outgoing: ServerResponse, fault: Fault): void {
  const { answerWith } = fault;
  if (answerWith) {
    incoming.resume().once('end', () => {
      outgoing.writeHead(answerWith.status, { 'content-type': 'application/xml' }).end(answerWith.xml);
    });
    return;
  }
  // the host stays the one that the client signed
  const onward = request(url, { method: incoming.method, headers: incoming.headers });
  // once it has answered, no fault: Swift ends its answers to HEAD with a chunk that HTTP forbids, which Node reports here
  onward.on('error', () => outgoing.headersSent || outgoing.destroy());
  if (fault.alteredSent) incoming.once('data', (chunk: Buffer) => chunk.writeUInt8(chunk.readUInt8() ^ 1));
  incoming.pipe(onward);
  cutAfter(incoming, fault.cutSentAfterBytes, () => onward.destroy());
  onward.on('response', (answer) => {
    if (outgoing.destroyed) {
      answer.destroy();
      return;
    }
    if (fault.answerLost) {
      answer.resume().once('end', () => outgoing.destroy());
      return;
    }
    outgoing.writeHead(answer.statusCode ?? 502, answer.headers);
    pipeline(answer, outgoing, () => {});
    cutAfter(answer, fault.cutAnswerAfterBytes, () => outgoing.destroy());
  });
}

/** The server's own way of saying what is wrong. */
export const answerError = (status: number, code: string): Fault => ({
  answerWith: { status, xml: `<Error><Code>${code}</Code><Message>as asked</Message></Error>` },
});

function cutAfter(stream: Readable, sizeBytes: number | undefined, cut: () => void): void {
  if (sizeBytes === undefined) return;
  let passedBytes = 0;
  stream.on('data', (chunk: Buffer) => {
    passedBytes += chunk.length;
    if (passedBytes >= sizeBytes) cut();
  });
}
