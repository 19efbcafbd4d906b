import { generateKeyPairSync, X509Certificate } from 'node:crypto';
import { beforeAll, describe, expect, it } from 'vitest';
import { signDetached } from './cades';
import { decode, members } from './der';
import { createSelfSignedSeal, isSelfSigned, loadSeal, sealName } from './seal';

let pem: Awaited<ReturnType<typeof createSelfSignedSeal>>;
beforeAll(async () => {
  pem = await createSelfSignedSeal({
    commonName: 'Cachet é',
    organization: 'Passe Marché',
    country: 'FR',
    validFrom: new Date('2026-11-22T00:00:00Z'),
    days: 30,
  });
});

describe('createSelfSignedSeal', () => {
  it('makes a certificate that others read: name, validity, key, use', () => {
    const certificate = new X509Certificate(pem.certificatePem);
    expect(certificate.subject).toBe('C=FR\nO=Passe Marché\nCN=Cachet é');
    expect(certificate.validFromDate).toEqual(new Date('2026-11-22T00:00:00Z'));
    expect(certificate.validToDate).toEqual(new Date('2026-12-22T00:00:00Z'));
    expect(certificate.publicKey.asymmetricKeyDetails?.modulusLength).toBe(3072);
    expect(certificate.verify(certificate.publicKey)).toBe(true);
    expect(certificate.ca).toBe(false);
  });
});

describe('loadSeal', () => {
  it('reads a key and its certificate, and knows that it is self-signed', () => {
    const seal = loadSeal(pem.privateKeyPem, pem.certificatePem);
    expect(isSelfSigned(seal)).toBe(true);
    expect(sealName(seal)).toBe('Cachet é');
  });

  it('refuses the key of another', () => {
    const other = generateKeyPairSync('rsa', { modulusLength: 2048 });
    const otherPem = other.privateKey.export({ type: 'pkcs8', format: 'pem' }).toString();
    expect(() => loadSeal(otherPem, pem.certificatePem)).toThrow('does not belong');
  });

  it.each([
    ['no certificate', () => loadSeal(pem.privateKeyPem, '')],
    ['an unreadable key', () => loadSeal('-----BEGIN PRIVATE KEY-----', pem.certificatePem)],
    ['an unreadable certificate', () => loadSeal(pem.privateKeyPem, 'nonsense')],
  ])('refuses %s, without showing any of it', (_, load) => {
    expect(load).toThrow(expect.objectContaining({ reason: 'bad_seal' }));
  });
});

describe('signDetached', () => {
  it('carries the three attributes of PAdES B-B and no signing time', async () => {
    const seal = loadSeal(pem.privateKeyPem, pem.certificatePem);
    const [, wrapped] = members(decode(await signDetached(Buffer.from('contenu'), seal)));
    const [, , , , signerInfos] = members(members(wrapped)[0]);
    const [, , , attributes] = members(members(signerInfos)[0]);
    const ids = members(attributes).map((attribute) => `${members(attribute)[0]?.valueBlock}`);
    expect(ids.map((id) => id.replace(/^.*: /, ''))).toEqual([
      '1.2.840.113549.1.9.3',
      '1.2.840.113549.1.9.4',
      '1.2.840.113549.1.9.16.2.47',
    ]);
  });
});
