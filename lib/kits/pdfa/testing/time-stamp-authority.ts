import { execFile } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { createServer, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { afterAll, beforeAll, beforeEach } from 'vitest';

const CONFIGURATION = `
[tsa]
default_tsa = ours
[ours]
serial = ./serial
crypto_device = builtin
signer_digest = sha256
default_policy = 1.2.3.4.1
digests = sha256, sha512
ess_cert_id_chain = yes
[authority]
extendedKeyUsage = critical, timeStamping
`;

type Misbehaviour = (response: ServerResponse) => void;

/** A time-stamp authority that none of us wrote: `openssl ts` behind an HTTP server. Call at the top of a test file. */
export function timeStampAuthority() {
  let folder = '';
  let requests = 0;
  let misbehave: Misbehaviour | undefined;
  const server = createServer(async (request, response) => {
    requests += 1;
    const query = Buffer.concat(await request.toArray());
    if (misbehave) return misbehave(response);
    writeFileSync(join(folder, 'query'), query);
    await openssl(
      'ts',
      '-reply',
      '-config',
      'conf',
      '-queryfile',
      'query',
      '-signer',
      'tsa.pem',
      '-inkey',
      'tsa.key',
      '-out',
      'reply',
    );
    response.setHeader('Content-Type', 'application/timestamp-reply');
    response.end(readFileSync(join(folder, 'reply')));
  });
  const openssl = (...args: string[]) => promisify(execFile)('openssl', args, { cwd: folder });

  beforeAll(async () => {
    folder = mkdtempSync(join(tmpdir(), 'tsa-'));
    writeFileSync(join(folder, 'conf'), CONFIGURATION);
    writeFileSync(join(folder, 'serial'), '01\n');
    await openssl(
      'req',
      '-newkey',
      'rsa:2048',
      '-nodes',
      '-subj',
      '/CN=Horodatage',
      '-keyout',
      'tsa.key',
      '-out',
      'csr',
    );
    const issued = [
      '-in',
      'csr',
      '-signkey',
      'tsa.key',
      '-extfile',
      'conf',
      '-extensions',
      'authority',
      '-days',
      '3650',
    ];
    await openssl('x509', '-req', ...issued, '-out', 'tsa.pem');
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  });
  beforeEach(() => {
    requests = 0;
    misbehave = undefined;
  });
  afterAll(async () => {
    server.closeAllConnections();
    await new Promise((resolve) => server.close(resolve));
    rmSync(folder, { recursive: true, force: true });
  });

  return {
    url: () => `http://127.0.0.1:${(server.address() as AddressInfo).port}/`,
    requests: () => requests,
    /** From here to the end of the test, it answers so. */
    misbehave(answer: Misbehaviour | undefined) {
      misbehave = answer;
    },
    /** What openssl itself says of a token over `bytes`. */
    async verify(token: Buffer, bytes: Uint8Array): Promise<string> {
      writeFileSync(join(folder, 'token'), token);
      writeFileSync(join(folder, 'data'), bytes);
      const about = ['-data', 'data', '-in', 'token', '-token_in', '-CAfile', 'tsa.pem'];
      const { stdout, stderr } = await openssl('ts', '-verify', ...about);
      return stdout + stderr;
    },
  };
}
