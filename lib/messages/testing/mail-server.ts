import type { AddressInfo } from 'node:net';
import { setTimeout as delay } from 'node:timers/promises';
import PostalMime, { type Email } from 'postal-mime';
import { SMTPServer } from 'smtp-server';

/** A mail as it arrived. */
export type Received = Email & { recipients: string[]; raw: string };

type Answer = { to?: number; data?: number };

/** A real SMTP server on the loopback, and what it received. `answer`: status to RCPT TO, or at the end of DATA, by address. */
export type TestMailServer = {
  url: string;
  received: Received[];
  to(address: string): Received[];
  /** Whether a mail is there that was not answered yet. */
  isReceiving(): boolean;
  answer(address: string, answer: Answer | undefined): void;
  stop(): Promise<void>;
  /** Listens again on the same port. */
  restart(): Promise<void>;
};

const refusal = (status: number) => Object.assign(new Error('Not here'), { responseCode: status });

/** Starts one on a free port, which has a mail for `latencyMs` before it says so. */
export async function startTestMailServer(latencyMs = 0): Promise<TestMailServer> {
  let receiving = 0;
  const received: Received[] = [];
  const answers = new Map<string, Answer>();
  const make = () =>
    new SMTPServer({
      authOptional: true,
      disabledCommands: ['STARTTLS', 'AUTH'],
      logger: false,
      onRcptTo({ address }, _session, callback) {
        const status = answers.get(address)?.to;
        callback(status ? refusal(status) : null);
      },
      onData(stream, session, callback) {
        const pieces: Buffer[] = [];
        stream.on('data', (piece: Buffer) => pieces.push(piece));
        stream.on('end', () => {
          const recipients = session.envelope.rcptTo.map(({ address }) => address);
          const status = recipients.map((address) => answers.get(address)?.data).find(Boolean);
          if (status) return callback(refusal(status));
          const raw = Buffer.concat(pieces);
          receiving += 1;
          PostalMime.parse(raw)
            .then(async (mail) => {
              received.push({ ...mail, recipients, raw: raw.toString() });
              if (latencyMs > 0) await delay(latencyMs);
            })
            .finally(() => {
              receiving -= 1;
            })
            .then(() => callback(null), callback);
        });
      },
    });
  let server = make();
  const listen = (port: number) =>
    new Promise<number>((resolve, reject) => {
      server.on('error', reject);
      server.listen(port, '127.0.0.1', () => resolve((server.server.address() as AddressInfo).port));
    });
  const port = await listen(0);
  return {
    url: `smtp://127.0.0.1:${port}`,
    received,
    isReceiving: () => receiving > 0,
    to: (address) => received.filter(({ recipients }) => recipients.includes(address)),
    answer: (address, answer) => void (answer ? answers.set(address, answer) : answers.delete(address)),
    stop: () => new Promise((resolve) => server.close(() => resolve())),
    async restart() {
      server = make();
      await listen(port);
    },
  };
}
