import type { ServerOptions } from 'node:https';
import { afterEach, describe, expect, it, vi } from 'vitest';
import { createDialler } from './dialler';
import { sendWebhook } from './send-webhook';
import { CERTIFICATE, EXPIRED_CERTIFICATE, startTlsReceiver } from './testing/tls-receiver';

const resolve = async () => ['127.0.0.1'];

let close = () => {};
afterEach(() => {
  close();
  vi.unstubAllEnvs();
});

describe('TLS is verified, and an error of TLS is not tried again', () => {
  async function sendTo(host: string, ca: string | undefined, options: ServerOptions = {}) {
    const server = await startTlsReceiver(options);
    close = server.close;
    const trusting = createDialler({ allowPrivate: true, resolve, ca });
    const exchange = await sendWebhook(`https://${host}:${server.port}/`, {}, '{}', { dialler: trusting });
    return { exchange, received: server.received() };
  }

  it('a certificate of this name, from a known authority, is taken', async () => {
    const { exchange, received } = await sendTo('receiver.example', CERTIFICATE);
    expect(exchange).toMatchObject({ verdict: 'delivered', httpStatus: 204 });
    expect(received).toBe(1);
  });

  it.each<[string, string, string | undefined, ServerOptions, string]>([
    ['an unknown authority', 'receiver.example', undefined, {}, 'DEPTH_ZERO_SELF_SIGNED_CERT'],
    ['another name', 'other.example', CERTIFICATE, {}, 'ERR_TLS_CERT_ALTNAME_INVALID'],
    ['an address the certificate does not name', '127.0.0.1', CERTIFICATE, {}, 'ERR_TLS_CERT_ALTNAME_INVALID'],
    ['the past', 'receiver.example', EXPIRED_CERTIFICATE, { cert: EXPIRED_CERTIFICATE }, 'CERT_HAS_EXPIRED'],
  ])('not one of %s', async (_what, host, ca, options, error) => {
    const { exchange, received } = await sendTo(host, ca, options);
    expect(exchange).toMatchObject({ verdict: 'give_up', httpStatus: null, error });
    expect(received).toBe(0);
  });

  it('not TLS 1.1', async () => {
    const old: ServerOptions = { minVersion: 'TLSv1', maxVersion: 'TLSv1.1', ciphers: 'DEFAULT@SECLEVEL=0' };
    const { exchange, received } = await sendTo('receiver.example', CERTIFICATE, old);
    expect(exchange).toMatchObject({ verdict: 'give_up', error: expect.stringMatching(/^(EPROTO|ERR_SSL_)/) });
    expect(received).toBe(0);
  });

  it('whatever the environment says', async () => {
    vi.stubEnv('NODE_TLS_REJECT_UNAUTHORIZED', '0');
    const { exchange, received } = await sendTo('receiver.example', undefined);
    expect(exchange).toMatchObject({ verdict: 'give_up', error: 'DEPTH_ZERO_SELF_SIGNED_CERT' });
    expect(received).toBe(0);
  });
});
