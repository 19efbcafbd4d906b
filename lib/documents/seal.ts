import { createHash, createPrivateKey, generateKeyPair, type KeyObject, sign, X509Certificate } from 'node:crypto';
import { promisify } from 'node:util';
import { BitString, Boolean as BooleanBlock, Null, PrintableString, Utf8String } from 'asn1js';
import { bigInteger, decode, encode, objectId, octets, sequence, setOf, smallInteger, tagged, time } from './der';
import { DocumentError } from './document-error';

/** The instance's electronic seal: its private key and its certificates, the signer's own first. */
export type Seal = { privateKey: KeyObject; certificates: [X509Certificate, ...X509Certificate[]] };

/**
 * Reads a seal from PEM texts, the signer's certificate first, then its issuers.
 * RSA gives the same signature for the same document; ECDSA a new one each time. Throws `bad_seal` when the key does not
 * belong to the certificate or cannot sign here.
 */
export function loadSeal(privateKeyPem: string, certificatesPem: string[]): Seal {
  const privateKey = readSeal(() => createPrivateKey(privateKeyPem));
  const [signer, ...issuers] = certificatesPem.map((pem) => readSeal(() => new X509Certificate(pem)));
  if (!signer) throw new DocumentError('bad_seal', 'The seal has no certificate');
  if (!signer.checkPrivateKey(privateKey)) {
    throw new DocumentError('bad_seal', 'The private key of the seal does not belong to its first certificate');
  }
  if (!['rsa', 'ec'].includes(privateKey.asymmetricKeyType ?? '')) {
    throw new DocumentError('bad_seal', 'The seal must be an RSA or an ECDSA key');
  }
  return { privateKey, certificates: [signer, ...issuers] };
}

function readSeal<Value>(read: () => Value): Value {
  try {
    return read();
  } catch {
    throw new DocumentError('bad_seal', 'The key or a certificate of the seal is not readable PEM');
  }
}

/** Whether nobody but the instance itself vouches for the seal; the document then says so. */
export function isSelfSigned(seal: Seal): boolean {
  const [signer] = seal.certificates;
  return signer.issuer === signer.subject && signer.verify(signer.publicKey);
}

/** The name in the certificate: its common name, else its whole subject. */
export function sealName(seal: Seal): string {
  const { subject } = seal.certificates[0];
  return /^CN=(.*)$/m.exec(subject)?.[1] ?? subject.replaceAll('\n', ', ');
}

export type SelfSignedSealOptions = { commonName: string; organization: string; validFrom: Date; days: number };

const OID = {
  sha256WithRsa: '1.2.840.113549.1.1.11',
  country: '2.5.4.6',
  organization: '2.5.4.10',
  commonName: '2.5.4.3',
  basicConstraints: '2.5.29.19',
  keyUsage: '2.5.29.15',
  subjectKeyIdentifier: '2.5.29.14',
} as const;

const DAY_MS = 86_400_000;

/** Makes an RSA-3072 key and its self-signed certificate (RFC 5280) for a demonstration or a test, both in PEM. */
export async function createSelfSignedSeal(options: SelfSignedSealOptions) {
  const { privateKey, publicKey } = await promisify(generateKeyPair)('rsa', { modulusLength: 3072 });
  const certificate = signCertificate(describeCertificate(publicKey, options), privateKey);
  return {
    privateKeyPem: privateKey.export({ type: 'pkcs8', format: 'pem' }).toString(),
    certificatePem: certificate.toString(),
  };
}

function describeCertificate(publicKey: KeyObject, options: SelfSignedSealOptions) {
  const keyInfo = publicKey.export({ type: 'spki', format: 'der' });
  const keyDigest = createHash('sha256').update(keyInfo).digest();
  const name = distinguishedName(options);
  const validTo = new Date(options.validFrom.getTime() + options.days * DAY_MS);
  return sequence(
    tagged(0, smallInteger(2)), // version 3
    bigInteger(serialNumber(keyDigest)),
    signatureAlgorithm(),
    name,
    sequence(time(options.validFrom), time(validTo)),
    name,
    decode(keyInfo),
    tagged(3, extensions(keyDigest)),
  );
}

/** Positive, never zero, at most 20 bytes (RFC 5280 §4.1.2.2): one key, one certificate, one number. */
function serialNumber(keyDigest: Buffer): Buffer {
  const serial = Buffer.from(keyDigest.subarray(0, 16));
  serial[0] = ((serial[0] ?? 0) & 0x7f) | 0x40;
  return serial;
}

function distinguishedName({ commonName, organization }: SelfSignedSealOptions) {
  const part = (id: string, value: PrintableString | Utf8String) => setOf(sequence(objectId(id), value));
  return sequence(
    part(OID.country, new PrintableString({ value: 'FR' })),
    part(OID.organization, new Utf8String({ value: organization })),
    part(OID.commonName, new Utf8String({ value: commonName })),
  );
}

function extensions(keyDigest: Buffer) {
  const critical = new BooleanBlock({ value: true });
  // bits 0 and 1: digitalSignature and nonRepudiation; the six others of the byte are unused
  const keyUsage = new BitString({ valueHex: Uint8Array.of(0b1100_0000).buffer, unusedBits: 6 });
  return sequence(
    sequence(objectId(OID.basicConstraints), critical, octets(encode(sequence()))),
    sequence(objectId(OID.keyUsage), critical, octets(encode(keyUsage))),
    sequence(objectId(OID.subjectKeyIdentifier), octets(encode(octets(keyDigest.subarray(0, 20))))),
  );
}

const signatureAlgorithm = () => sequence(objectId(OID.sha256WithRsa), new Null());

function signCertificate(description: ReturnType<typeof describeCertificate>, privateKey: KeyObject): X509Certificate {
  const signature = sign('sha256', encode(description), privateKey);
  const valueHex = Uint8Array.from(signature).buffer;
  return new X509Certificate(encode(sequence(description, signatureAlgorithm(), new BitString({ valueHex }))));
}
