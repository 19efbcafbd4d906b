import { createHmac } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import { webhookHeaders } from './sign-webhook';

const AT = new Date('2022-11-02T20:13:20.987Z');

/** Standard Webhooks 1.0 as its verifiers do it: from `whsec_` + base64, over « id.timestamp.body ». */
function standardSignature(whsec: string, headers: Record<string, string>, body: string): string {
  const key = Buffer.from(whsec.slice('whsec_'.length), 'base64');
  const signed = [headers['webhook-id'], headers['webhook-timestamp'], body].join('.');
  return `v1,${createHmac('sha256', key).update(signed).digest('base64')}`;
}

const whsec = (secret: string) => `whsec_${Buffer.from(secret, 'utf8').toString('base64')}`;

describe('X-Webhook-Signature-SHA256', () => {
  it.each([
    // RFC 4231, test case 2.
    ['Jefe', 'what do ya want for nothing?', '5bdcc146bf60754e6a042426089575c75a003f089d2739839dec58b964ec3843'],
    // The example that many references give for HMAC-SHA-256.
    [
      'key',
      'The quick brown fox jumps over the lazy dog',
      'f7bc83f430538424b13298e6aa6fb143ef4d59a14946175997479dbc2d1a3cd8',
    ],
  ])('with the secret %j signs %j as known', (secret, body, hex) => {
    expect(webhookHeaders({ id: 'x', body }, [secret], AT)['X-Webhook-Signature-SHA256']).toBe(`sha256=${hex}`);
  });

  it('takes the secret as text, even when it looks like hexadecimal, and the body in UTF-8', () => {
    const secret = 'ab'.repeat(32);
    const body = '{"name":"École 🏗"}';
    const expected = createHmac('sha256', Buffer.from(secret, 'utf8')).update(Buffer.from(body, 'utf8')).digest('hex');
    expect(webhookHeaders({ id: 'x', body }, [secret], AT)['X-Webhook-Signature-SHA256']).toBe(`sha256=${expected}`);
  });
});

describe('Standard Webhooks', () => {
  it('is verified here as the specification’s own libraries do: their vector', () => {
    const headers = { 'webhook-id': 'msg_p5jXN8AQM9LWM0D4loKWxJek', 'webhook-timestamp': '1614265330' };
    expect(standardSignature('whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw', headers, '{"test": 2432232314}')).toBe(
      'v1,g0hM9SsE+OTPJTGt/tmIKtSyZlE3uFJELVlNIOLJ1OE=',
    );
  });

  it('returns the signature that another program computed', () => {
    const headers = webhookHeaders({ id: 'msg_p5jXN8AQM9LWM0D4loKWxJek', body: '{"test": 2432232314}' }, ['Jefe'], AT);
    expect(headers).toMatchObject({ 'webhook-id': 'msg_p5jXN8AQM9LWM0D4loKWxJek', 'webhook-timestamp': '1667420000' });
    expect(headers['webhook-signature']).toBe('v1,EQ5EbXhFrCmkI2nXkz/rmip2ijA0Qu3wtz2wkjd559w=');
    expect(headers['webhook-signature']).toBe(standardSignature(whsec('Jefe'), headers, '{"test": 2432232314}'));
  });

  it('changes with the id, the time, the body and the secret', () => {
    const signatures = [
      webhookHeaders({ id: 'a', body: '{}' }, ['s'], AT),
      webhookHeaders({ id: 'b', body: '{}' }, ['s'], AT),
      webhookHeaders({ id: 'a', body: '{} ' }, ['s'], AT),
      webhookHeaders({ id: 'a', body: '{}' }, ['t'], AT),
      webhookHeaders({ id: 'a', body: '{}' }, ['s'], new Date(AT.getTime() + 1000)),
    ].map((headers) => headers['webhook-signature']);
    expect(new Set(signatures).size).toBe(5);
  });

  it('carries both secrets during a rotation; the historical header keeps to the oldest', () => {
    const [oldest, newest] = ['the old secret', 'the new secret'] as const;
    const message = { id: 'evt', body: '{"a":1}' };
    const headers = webhookHeaders(message, [oldest, newest], AT);
    expect(headers['webhook-signature']?.split(' ')).toEqual([
      standardSignature(whsec(oldest), headers, message.body),
      standardSignature(whsec(newest), headers, message.body),
    ]);
    const alone = webhookHeaders(message, [oldest], AT);
    expect(headers['X-Webhook-Signature-SHA256']).toBe(alone['X-Webhook-Signature-SHA256']);
  });

  it('is never unsigned', () => {
    expect(() => webhookHeaders({ id: 'x', body: '{}' }, [], AT)).toThrow('no webhook secret');
    expect(() => webhookHeaders({ id: 'x', body: '{}' }, [''], AT)).toThrow('no webhook secret');
  });
});
