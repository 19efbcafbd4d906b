import { generateKeyPairSync } from 'node:crypto';
import { once } from 'node:events';
import { createServer, type ServerOptions } from 'node:https';
import type { AddressInfo } from 'node:net';
import forge from 'node-forge';

const keys = generateKeyPairSync('rsa', { modulusLength: 2048 });
const KEY = keys.privateKey.export({ type: 'pkcs8', format: 'pem' }).toString();

/** Self-signed, for `receiver.example`, valid from one date to another. */
function certificate(from: string, to: string): string {
  const made = forge.pki.createCertificate();
  made.publicKey = forge.pki.publicKeyFromPem(keys.publicKey.export({ type: 'spki', format: 'pem' }).toString());
  made.serialNumber = '01';
  made.validity = { notBefore: new Date(from), notAfter: new Date(to) };
  const name = [{ name: 'commonName', value: 'test receiver' }];
  made.setSubject(name);
  made.setIssuer(name);
  made.setExtensions([
    { name: 'basicConstraints', cA: true },
    { name: 'subjectAltName', altNames: [{ type: 2, value: 'receiver.example' }] },
  ]);
  made.sign(forge.pki.privateKeyFromPem(KEY), forge.md.sha256.create());
  return forge.pki.certificateToPem(made);
}

export const CERTIFICATE = certificate('2020-01-01', '2126-01-01');
export const EXPIRED_CERTIFICATE = certificate('2020-01-01', '2021-01-01');

/** A real HTTPS server on 127.0.0.1 that answers 204. Stop it with `close`. */
export async function startTlsReceiver(options: ServerOptions = {}) {
  let received = 0;
  const server = createServer({ key: KEY, cert: CERTIFICATE, ...options }, (request, response) => {
    received += 1;
    request.resume();
    response.writeHead(204).end();
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  return {
    port: (server.address() as AddressInfo).port,
    received: () => received,
    close(): void {
      server.close();
      server.closeAllConnections();
    },
  };
}
