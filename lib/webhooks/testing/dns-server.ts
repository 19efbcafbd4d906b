import { createSocket, type RemoteInfo } from 'node:dgram';
import { once } from 'node:events';
import { isIPv4 } from 'node:net';
import { afterAll, beforeAll, beforeEach } from 'vitest';

const A = 1;
const AAAA = 28;

/** Addresses of a name at its nth question of a family, counted from 1; null stays silent. */
export type Records = (nth: number) => string[] | null;

/** A real DNS server on 127.0.0.1; a name it does not know does not exist. Call at the top of the file. */
export function dnsServer() {
  let names = new Map<string, Records>();
  let asked: string[] = [];
  const socket = createSocket('udp4');

  socket.on('message', (question: Buffer, { address, port }: RemoteInfo) => {
    const { name, type, end } = readQuestion(question);
    asked.push(`${type === A ? 'A' : 'AAAA'} ${name}`);
    const nth = asked.filter((one) => one === asked.at(-1)).length;
    const records = names.get(name.toLowerCase());
    const addresses = records ? records(nth) : [];
    if (addresses === null) return;
    const answers = addresses.filter((one) => isIPv4(one) === (type === A));
    const header = Buffer.from(question.subarray(0, 12));
    header.writeUInt16BE(records ? 0x8180 : 0x8183, 2); // an answer; 3: no such name
    for (const [index, count] of [1, answers.length, 0, 0].entries()) header.writeUInt16BE(count, 4 + 2 * index);
    socket.send(Buffer.concat([header, question.subarray(12, end), ...answers.map(record)]), port, address);
  });

  beforeAll(async () => {
    socket.bind(0, '127.0.0.1');
    await once(socket, 'listening');
  });
  beforeEach(() => {
    names = new Map();
    asked = [];
  });
  afterAll(() => void socket.close());

  return {
    address: () => `127.0.0.1:${socket.address().port}`,
    /** Questions so far, like `A receiver.example`. */
    asked: () => asked,
    set(name: string, records: Records | string[]): void {
      names.set(name, typeof records === 'function' ? records : () => records);
    },
  };
}

/** The name and the type asked for (RFC 1035, 4.1.2), and where the question ends. */
function readQuestion(message: Buffer): { name: string; type: number; end: number } {
  const labels: string[] = [];
  let at = 12;
  for (let length = message[at] ?? 0; length > 0; length = message[at] ?? 0) {
    labels.push(message.toString('latin1', at + 1, at + 1 + length));
    at += 1 + length;
  }
  return { name: labels.join('.'), type: message.readUInt16BE(at + 1), end: at + 5 };
}

/** A resource record for the name of the question, not to be kept. */
function record(address: string): Buffer {
  const data = isIPv4(address) ? Buffer.from(address.split('.').map(Number)) : ipv6Bytes(address);
  const head = Buffer.alloc(12);
  head.writeUInt16BE(0xc00c, 0);
  head.writeUInt16BE(isIPv4(address) ? A : AAAA, 2);
  head.writeUInt16BE(1, 4);
  head.writeUInt16BE(data.length, 10);
  return Buffer.concat([head, data]);
}

function ipv6Bytes(address: string): Buffer {
  const text = new URL(`http://[${address}]`).hostname.slice(1, -1);
  const [head = [], tail = []] = text.split('::').map((part) => part.split(':').filter(Boolean));
  const groups = [...head, ...Array<string>(8 - head.length - tail.length).fill('0'), ...tail];
  return Buffer.from(groups.map((group) => group.padStart(4, '0')).join(''), 'hex');
}
