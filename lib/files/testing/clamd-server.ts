import { once } from 'node:events';
import { type AddressInfo, createServer, type Socket } from 'node:net';
import type { ClamdAddress } from '@/lib/files/clamd';
import { EICAR } from '@/lib/kits/files/known-virus';

/**
 * A server that speaks the protocol of clamd as its manual has it (INSTREAM, StreamMaxLength), and finds one virus.
 * `received` counts the bytes of each file that was streamed to it.
 */
export async function startClamd({
  streamMaxBytes = 110_000_000,
  answer,
}: {
  streamMaxBytes?: number;
  /** In place of a verdict on the content. */
  answer?: string | (() => Promise<string>);
} = {}) {
  const received: number[] = [];
  const sockets = new Set<Socket>();
  const server = createServer((socket) => {
    sockets.add(socket.on('close', () => sockets.delete(socket)).on('error', () => {}));
    let waiting = Buffer.alloc(0);
    let isStreaming = false;
    const pieces: Buffer[] = [];
    const reply = async (line: string | Promise<string>) => {
      received.push(pieces.reduce((total, piece) => total + piece.length, 0));
      socket.end(`${await line}\0`);
    };
    socket.on('data', (data) => {
      waiting = Buffer.concat([waiting, data]);
      if (!isStreaming) {
        if (!waiting.includes('zINSTREAM\0')) return;
        isStreaming = true;
        waiting = waiting.subarray('zINSTREAM\0'.length);
      }
      while (waiting.length >= 4) {
        const length = waiting.readUInt32BE(0);
        if (length === 0) {
          return void reply(typeof answer === 'function' ? answer() : (answer ?? verdict(Buffer.concat(pieces))));
        }
        if (waiting.length < 4 + length) return;
        pieces.push(waiting.subarray(4, 4 + length));
        waiting = waiting.subarray(4 + length);
        if (pieces.reduce((total, piece) => total + piece.length, 0) > streamMaxBytes) {
          void reply('INSTREAM size limit exceeded. ERROR');
          return void socket.removeAllListeners('data').resume();
        }
      }
    });
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  const address: ClamdAddress = { host: '127.0.0.1', port: (server.address() as AddressInfo).port };
  return {
    address,
    received,
    async stop() {
      for (const socket of sockets) socket.destroy();
      server.close();
      await once(server, 'close');
    },
  };
}

const verdict = (content: Buffer) => (content.includes(EICAR) ? 'stream: Eicar-Test-Signature FOUND' : 'stream: OK');
