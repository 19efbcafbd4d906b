import { createHash, type KeyObject, sign, type X509Certificate } from 'node:crypto';
import { type BaseBlock, Null } from 'asn1js';
import { decode, encode, members, objectId, octets, sequence, setOf, smallInteger, tagged } from './der';
import type { Seal } from './seal';

const OID = {
  data: '1.2.840.113549.1.7.1',
  signedData: '1.2.840.113549.1.7.2',
  contentType: '1.2.840.113549.1.9.3',
  messageDigest: '1.2.840.113549.1.9.4',
  signingCertificateV2: '1.2.840.113549.1.9.16.2.47',
  timeStampToken: '1.2.840.113549.1.9.16.2.14',
  sha256: '2.16.840.1.101.3.4.2.1',
  sha256WithRsa: '1.2.840.113549.1.1.11',
  sha256WithEcdsa: '1.2.840.10045.4.3.2',
} as const;

/** Returns the time-stamp token (RFC 3161) of some bytes. */
export type TimeStamper = (bytes: Uint8Array) => Promise<Buffer>;

/** A signature value, taken apart: with the content it is all that `assemble` needs. */
export type SignatureParts = {
  certificates: [X509Certificate, ...X509Certificate[]];
  signature: Buffer;
  timeStampToken?: Buffer | undefined;
};

/**
 * The signature value of a PAdES baseline-B document: a detached CMS SignedData (RFC 5652) in DER, with the certificates
 * of the seal and the ESS signing-certificate-v2 attribute (RFC 5035). No signing-time attribute: EN 319 142-1 §6.3 wants
 * the time in the PDF's own `/M` entry instead. With a `timeStamper`, level B-T: the token is over the signature itself.
 */
export async function signDetached(content: Uint8Array, seal: Seal, timeStamper?: TimeStamper): Promise<Buffer> {
  const digest = sha256(content);
  const signature = sign('sha256', toBeSigned(digest, seal.certificates[0]), seal.privateKey);
  const timeStampToken = await timeStamper?.(signature);
  return assemble(digest, { certificates: seal.certificates, signature, timeStampToken });
}

/** Exactly the bytes that `signDetached` returns for a content with this digest, once its signature is known. */
export function assemble(digest: Buffer, { certificates, signature, timeStampToken }: SignatureParts): Buffer {
  const [signer] = certificates;
  const signerInfo = sequence(
    smallInteger(1),
    issuerAndSerialNumber(signer),
    algorithm(OID.sha256),
    tagged(0, ...signedAttributes(digest, signer)),
    signatureAlgorithm(signer.publicKey),
    octets(signature),
    ...(timeStampToken ? [tagged(1, attribute(OID.timeStampToken, decode(timeStampToken)))] : []),
  );
  const signedData = sequence(
    smallInteger(1),
    setOf(algorithm(OID.sha256)),
    sequence(objectId(OID.data)),
    tagged(0, ...certificates.map((certificate) => decode(certificate.raw))),
    setOf(signerInfo),
  );
  return encode(sequence(objectId(OID.signedData), tagged(0, signedData)));
}

/** A token with the certificates of its authority, and what they may grow by. */
const TOKEN_ROOM_BYTES = 12_288;

/**
 * Room to keep for the signature of a seal: exactly its size with RSA, a few bytes more with ECDSA, whose signatures vary,
 * and plenty for a token. Whatever stays unused is the one part of a file that its own signature does not cover.
 */
export function signatureRoomBytes({ certificates }: Pick<Seal, 'certificates'>, timeStamper?: TimeStamper): number {
  const { modulusLength, namedCurve } = certificates[0].publicKey.asymmetricKeyDetails ?? {};
  const signatureBytes = namedCurve ? MAX_ECDSA_BYTES : Math.ceil((modulusLength ?? 0) / 8);
  const assembled = assemble(Buffer.alloc(32), { certificates, signature: Buffer.alloc(signatureBytes, 1) });
  return assembled.length + (timeStamper ? TOKEN_ROOM_BYTES : 0);
}

/** P-521: two numbers of 66 bytes, in DER. */
const MAX_ECDSA_BYTES = 139;

/** RFC 5652 §5.4: what is signed is the attributes as a SET OF; what is stored is the same bytes under the tag [0]. */
export const toBeSigned = (digest: Buffer, signer: X509Certificate): Buffer =>
  encode(setOf(...signedAttributes(digest, signer)));

function signedAttributes(digest: Buffer, signer: X509Certificate): BaseBlock[] {
  const certificateDigest = octets(sha256(signer.raw));
  return [
    attribute(OID.contentType, objectId(OID.data)),
    attribute(OID.messageDigest, octets(digest)),
    // SHA-256 is the default algorithm of ESSCertIDv2 and is therefore left out (RFC 5035 §4)
    attribute(OID.signingCertificateV2, sequence(sequence(sequence(certificateDigest)))),
  ].sort((one, other) => Buffer.compare(encode(one), encode(other))); // DER order of a SET OF
}

/** From the certificate itself, byte for byte, so that an unusual encoding of the name still matches. */
export function issuerAndSerialNumber(certificate: X509Certificate) {
  const [description] = members(decode(certificate.raw));
  const parts = members(description);
  const hasVersion = parts[0]?.idBlock.tagClass === 3;
  const [serialNumber, , issuer] = hasVersion ? parts.slice(1) : parts;
  if (!serialNumber || !issuer) throw new Error('Certificate without serial number or issuer');
  return sequence(issuer, serialNumber);
}

const signatureAlgorithm = (publicKey: KeyObject) =>
  publicKey.asymmetricKeyType === 'rsa'
    ? sequence(objectId(OID.sha256WithRsa), new Null())
    : algorithm(OID.sha256WithEcdsa);
const algorithm = (id: string) => sequence(objectId(id));
const attribute = (id: string, value: BaseBlock) => sequence(objectId(id), setOf(value));

export const sha256 = (bytes: Uint8Array): Buffer => createHash('sha256').update(bytes).digest();
