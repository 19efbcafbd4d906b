import { randomUUID } from 'node:crypto';
import { once } from 'node:events';
import type { AddressInfo } from 'node:net';
import { buffer } from 'node:stream/consumers';
import PostalMime from 'postal-mime';
import { SMTPServer } from 'smtp-server';
import type { Mailbox } from './mailbox';

export type SmtpListener = { port: number; close: () => Promise<void> };

/** For this machine alone, wherever the platform's pages are shown. */
const host = '127.0.0.1';
const maxBytes = 1_000_000;

/** Addresses of this domain are refused, to show what becomes of them. */
const refusedDomain = 'refusee.example';

/**
 * Listens for SMTP and keeps in `mailbox` whatever is sent, to whomever; nothing leaves the machine. Port 0 takes a free one.
 * @throws when the port is taken.
 */
export async function startSmtpListener(port: number, mailbox: Mailbox, now: () => Date): Promise<SmtpListener> {
  const server = new SMTPServer({
    authOptional: true,
    disabledCommands: ['STARTTLS', 'AUTH'],
    logger: false,
    size: maxBytes,
    onRcptTo({ address }, _session, callback) {
      if (!address.endsWith(`@${refusedDomain}`)) return callback();
      callback(Object.assign(new Error('No such user here'), { responseCode: 550 }));
    },
    onData(stream, session, callback) {
      const recipients = session.envelope.rcptTo.map(({ address }) => address);
      keep(mailbox, stream, recipients, now).then(() => callback(), callback);
    },
  });
  server.listen(port, host);
  await once(server.server, 'listening');
  // A client that goes away is no reason to end.
  server.on('error', () => undefined);
  return {
    port: (server.server.address() as AddressInfo).port,
    close: () => new Promise((resolve) => server.close(() => resolve())),
  };
}

async function keep(
  mailbox: Mailbox,
  stream: NodeJS.ReadableStream,
  recipients: string[],
  now: () => Date,
): Promise<void> {
  const mail = await PostalMime.parse(await buffer(stream));
  for (const to of recipients) {
    await mailbox.keep({
      ...{ id: randomUUID(), receivedAt: now().toISOString(), to },
      messageId: mail.messageId ?? '',
      from: mail.from?.address ?? '',
      subject: mail.subject ?? '',
      text: mail.text ?? '',
      html: mail.html ?? '',
      headers: mail.headers.map(({ key, value }): [string, string] => [key, value]),
    });
  }
}
