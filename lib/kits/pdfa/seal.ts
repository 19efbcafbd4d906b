import { createHash, createPrivateKey, generateKeyPair, type KeyObject, sign, X509Certificate } from 'node:crypto';
import { promisify } from 'node:util';
import { BitString, Boolean as BooleanBlock, Null, PrintableString, Utf8String } from 'asn1js';
import { bigInteger, decode, encode, objectId, octets, sequence, setOf, smallInteger, tagged, time } from './der';
import { PdfaError } from './pdfa-error';

/** The instance's electronic seal: its private key and its certificates, the signer's own first. */
export type Seal = { privateKey: KeyObject; certificates: [X509Certificate, ...X509Certificate[]] };

const PEM_CERTIFICATE = /-----BEGIN CERTIFICATE-----[^-]+-----END CERTIFICATE-----/g;

/**
 * Reads a seal from a private key and the certificates that go with it, in any order, all in PEM. The signer's own comes
 * first in what it returns. RSA makes the same signature for the same document; ECDSA a new one each time. Throws
 * `bad_seal` when the key belongs to no certificate or cannot sign here.
 */
export function loadSeal(privateKeyPem: string, certificatesPem: string, passphrase?: string): Seal {
  const privateKey = readSeal('key', () => createPrivateKey({ key: privateKeyPem, passphrase: passphrase ?? '' }));
  if (!['rsa', 'ec'].includes(privateKey.asymmetricKeyType ?? '')) {
    throw new PdfaError('bad_seal', 'The seal must be an RSA or an ECDSA key');
  }
  const certificates = (certificatesPem.match(PEM_CERTIFICATE) ?? []).map((pem) =>
    readSeal('certificate', () => new X509Certificate(pem)),
  );
  if (certificates.length === 0) throw new PdfaError('bad_seal', 'The seal has no certificate');
  const signer = certificates.find((certificate) => certificate.checkPrivateKey(privateKey));
  if (!signer) throw new PdfaError('bad_seal', 'The private key of the seal does not belong to its certificate');
  return { privateKey, certificates: [signer, ...certificates.filter((each) => each !== signer)] };
}

function readSeal<Value>(what: string, read: () => Value): Value {
  try {
    return read();
  } catch {
    throw new PdfaError('bad_seal', `The ${what} of the seal is not readable, or its passphrase is wrong`);
  }
}

/** When the seal stops being good: the first end of one of its certificates. */
export function sealEndsAt({ certificates }: Seal): Date {
  return new Date(Math.min(...certificates.map(({ validToDate }) => validToDate.getTime())));
}

const NEAR_ITS_END_MS = 30 * 86_400_000;

/** Whether the seal is over, or will be within 30 days. */
export const isNearItsEnd = (seal: Seal, now: Date): boolean =>
  sealEndsAt(seal).getTime() - now.getTime() < NEAR_ITS_END_MS;

/** Throws `bad_seal` when the seal is not, or no longer, valid: no document is sealed with it. */
export function checkSealDates(seal: Seal, now: Date): void {
  if (now > sealEndsAt(seal)) throw new PdfaError('bad_seal', 'The certificate of the seal has expired');
  if (now < seal.certificates[0].validFromDate) {
    throw new PdfaError('bad_seal', 'The certificate of the seal is not valid yet');
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

export type SelfSignedSealOptions = {
  commonName: string;
  organization: string;
  /** Two letters (ISO 3166-1). */
  country: string;
  validFrom: Date;
  days: number;
};

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

function distinguishedName({ commonName, organization, country }: SelfSignedSealOptions) {
  const part = (id: string, value: PrintableString | Utf8String) => setOf(sequence(objectId(id), value));
  return sequence(
    part(OID.country, new PrintableString({ value: country })),
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
