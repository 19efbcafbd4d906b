import { once } from 'node:events';
import { createServer, type ServerOptions } from 'node:https';
import type { AddressInfo } from 'node:net';

/** Known to everybody, good for tests only. Both certificates are self-signed with it, for `receiver.example`. */
const KEY = `-----BEGIN PRIVATE KEY-----
MIGHAgEAMBMGByqGSM49AgEGCCqGSM49AwEHBG0wawIBAQQgFDkHrV62hxktvZ08
p/tKitVTbgEzTGoHfKDgeCYzrhOhRANCAAQTrbEZJG6/NswPn9QbUsMEmCMw0Uzc
0LmSwnvmzxa0R821B1+OzBSTAjKE5cOf9gvKczjwyPGMIIAdb1LH4181
-----END PRIVATE KEY-----`;

/** Until 2126. */
export const CERTIFICATE = `-----BEGIN CERTIFICATE-----
MIIBpDCCAUqgAwIBAgIUMxFmDXW2sG+hmMvV9zKFMLGLqxwwCgYIKoZIzj0EAwIw
GDEWMBQGA1UEAwwNdGVzdCByZWNlaXZlcjAgFw0yNjExMjIxNzQ0MjdaGA8yMTI2
MTAyOTE3NDQyN1owGDEWMBQGA1UEAwwNdGVzdCByZWNlaXZlcjBZMBMGByqGSM49
AgEGCCqGSM49AwEHA0IABBOtsRkkbr82zA+f1BtSwwSYIzDRTNzQuZLCe+bPFrRH
zbUHX47MFJMCMoTlw5/2C8pzOPDI8YwggB1vUsfjXzWjcDBuMB0GA1UdDgQWBBS5
HufKdq6az9UhbHAHNXbRYy2s2DAfBgNVHSMEGDAWgBS5HufKdq6az9UhbHAHNXbR
Yy2s2DAPBgNVHRMBAf8EBTADAQH/MBsGA1UdEQQUMBKCEHJlY2VpdmVyLmV4YW1w
bGUwCgYIKoZIzj0EAwIDSAAwRQIgHh074zCuY9DZVHeCXZEcsagSt3P+0M5Ig8FS
1EEY/UYCIQCgITzhxQUAfzPp9QaHqOQcUmjTEP4gYCj7APVoQ8YpYQ==
-----END CERTIFICATE-----`;

/** Until 2021. */
export const EXPIRED_CERTIFICATE = `-----BEGIN CERTIFICATE-----
MIIBYzCCAQmgAwIBAgIBATAKBggqhkjOPQQDAjAbMRkwFwYDVQQDDBBleHBpcmVk
IHJlY2VpdmVyMB4XDTIwMDEwMTAwMDAwMFoXDTIxMDEwMTAwMDAwMFowGzEZMBcG
A1UEAwwQZXhwaXJlZCByZWNlaXZlcjBZMBMGByqGSM49AgEGCCqGSM49AwEHA0IA
BBOtsRkkbr82zA+f1BtSwwSYIzDRTNzQuZLCe+bPFrRHzbUHX47MFJMCMoTlw5/2
C8pzOPDI8YwggB1vUsfjXzWjPjA8MBsGA1UdEQQUMBKCEHJlY2VpdmVyLmV4YW1w
bGUwHQYDVR0OBBYEFLke58p2rprP1SFscAc1dtFjLazYMAoGCCqGSM49BAMCA0gA
MEUCIQC2mmLEARu6SExrDslvyReBXLd9mFSV7uFqfKC9S1rLCAIgBmSydX+IJ7Ya
oF0PG8XfWfrQbifrI1p3gFXd0qCWkSQ=
-----END CERTIFICATE-----`;

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
