import { isIP } from 'node:net';
import { createTransport } from 'nodemailer';
import { env } from '@/lib/env';

/** A mail as it is given to the server: one address, and the same `Message-ID` whenever it is sent again. */
export type Mail = {
  to: string;
  messageId: string;
  subject: string;
  text: string;
  html: string;
  headers: Record<string, string>;
};

/** The server said no for good (RFC 5321, 4.2.1: 5yz): to the address, or to this message. */
export class MailRefused extends Error {
  constructor(
    readonly what: 'address' | 'message',
    readonly status: number,
  ) {
    super(`refused by the mail server (${what}, ${status})`);
    this.name = 'MailRefused';
  }
}

/** The server did not take it this time: it is to be sent again. The cause's own words may hold the address, and stay out. */
export class MailNotSent extends Error {
  constructor(why: string) {
    super(`the mail server did not take the message: ${why}`);
    this.name = 'MailNotSent';
  }
}

const CONNECT_MS = 10_000;
const SILENCE_MS = 20_000;

const isHere = (host: string) =>
  host === 'localhost' || host === '::1' || (isIP(host) === 4 && host.startsWith('127.'));

/** TLS is required (RFC 3207), except to this very machine; `?ignoreTLS=true` in the address does without. */
function transport(url: string) {
  const { hostname, searchParams } = new URL(url);
  return createTransport({
    url,
    requireTLS: !isHere(hostname.replace(/^\[|\]$/g, '')) && searchParams.get('ignoreTLS') !== 'true',
    connectionTimeout: CONNECT_MS,
    greetingTimeout: CONNECT_MS,
    socketTimeout: SILENCE_MS,
    // Nothing that is written may name a file or an address to be fetched.
    disableFileAccess: true,
    disableUrlAccess: true,
  });
}

function configured(): { url: string; from: string } {
  const { SMTP_URL, SMTP_FROM } = env();
  if (!SMTP_URL || !SMTP_FROM) throw new MailNotSent('SMTP_URL is not set');
  return { url: SMTP_URL, from: SMTP_FROM };
}

/** Hands one mail to the server of `SMTP_URL`. Throws `MailRefused`, `MailNotSent`. */
export async function sendMail({ to, ...mail }: Mail, fromName: string): Promise<void> {
  const { url, from } = configured();
  const through = transport(url);
  try {
    await through.sendMail({
      ...mail,
      from: { name: fromName, address: from },
      to: { name: '', address: to },
      envelope: { from, to: [to] },
    });
  } catch (error) {
    throw judged(error);
  } finally {
    through.close();
  }
}

/** Whether the server lets us in. Throws `MailNotSent`. */
export async function greetMailServer(): Promise<void> {
  const through = transport(configured().url);
  try {
    await through.verify();
  } catch (error) {
    throw judged(error);
  } finally {
    through.close();
  }
}

/** An answer to who we are (AUTH, MAIL FROM) says nothing of the address, and is for the operators to mend. */
function judged(error: unknown): MailRefused | MailNotSent {
  const { responseCode, command, code } = error as { responseCode?: number; command?: string; code?: string };
  if (responseCode !== undefined && responseCode >= 500) {
    if (command === 'RCPT TO') return new MailRefused('address', responseCode);
    if (command === 'DATA') return new MailRefused('message', responseCode);
  }
  return new MailNotSent([code, command, responseCode].filter(Boolean).join(' ') || 'no answer');
}
