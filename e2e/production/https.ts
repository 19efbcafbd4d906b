import { request as httpRequest, type IncomingHttpHeaders } from 'node:http';
import { request } from 'node:https';
import { connect, type SecureVersion } from 'node:tls';

export type Answer = {
  status: number;
  headers: IncomingHttpHeaders;
  /** Names of the headers as they came, repeated ones included. */
  raw: string[];
  bytes: Buffer;
  body: string;
};

type Options = {
  method?: string;
  headers?: Record<string, string>;
  /** An urlencoded body; the method is then POST. */
  form?: string;
  /** Which of this machine's addresses asks. */
  localAddress?: string;
  /** The name asked for in the TLS handshake. */
  servername?: string;
};

/** One request to nginx on a connection of its own, its certificate checked against `ca`. */
export function send(port: number, path: string, ca: string, options: Options = {}): Promise<Answer> {
  const { form, localAddress = '127.0.0.1', servername = 'localhost' } = options;
  const type = form === undefined ? {} : { 'Content-Type': 'application/x-www-form-urlencoded' };
  const method = options.method ?? (form === undefined ? 'GET' : 'POST');
  const headers = { Host: `localhost:${port}`, ...type, ...options.headers };
  return new Promise((resolve, reject) => {
    const to = {
      host: '127.0.0.1',
      servername,
      port,
      path,
      method,
      headers,
      ca,
      localAddress,
      agent: false,
    };
    const sent = request(to, async (message) => {
      const bytes = Buffer.concat(await message.toArray());
      const raw = message.rawHeaders.filter((_, rank) => rank % 2 === 0);
      resolve({ status: message.statusCode ?? 0, headers: message.headers, raw, bytes, body: bytes.toString('utf8') });
    });
    sent.on('error', reject);
    sent.end(form);
  });
}

/** The protocol agreed on, or the code of the refusal; the client itself would take anything. */
export function negotiate(
  port: number,
  ca: string,
  version: SecureVersion,
  servername = 'localhost',
): Promise<string | null> {
  return new Promise((resolve) => {
    const options = { minVersion: version, maxVersion: version, ciphers: 'DEFAULT:@SECLEVEL=0', ca };
    const socket = connect({ host: 'localhost', servername, port, ...options }, () => {
      resolve(socket.getProtocol());
      socket.destroy();
    });
    socket.on('error', (error: NodeJS.ErrnoException) => resolve(error.code ?? error.message));
  });
}

/** Where plain http leads. */
export function getPlainly(
  port: number,
  path: string,
  name = 'localhost',
): Promise<{ status?: number; location?: string }> {
  return new Promise((resolve, reject) => {
    const sent = httpRequest({ host: '127.0.0.1', port, path, headers: { Host: name } }, (answer) => {
      const { statusCode: status = 0, headers } = answer;
      resolve({ status, location: headers.location ?? '' });
      answer.resume();
    });
    sent.on('error', reject).end();
  });
}
