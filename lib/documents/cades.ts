import { createHash, sign } from 'node:crypto';
import { type BaseBlock, Null } from 'asn1js';
import { decode, encode, members, objectId, octets, sequence, setOf, smallInteger, tagged } from './der';
import type { Seal } from './seal';

const OID = {
  data: '1.2.840.113549.1.7.1',
  signedData: '1.2.840.113549.1.7.2',
  contentType: '1.2.840.113549.1.9.3',
  messageDigest: '1.2.840.113549.1.9.4',
  signingCertificateV2: '1.2.840.113549.1.9.16.2.47',
  sha256: '2.16.840.1.101.3.4.2.1',
  sha256WithRsa: '1.2.840.113549.1.1.11',
  sha256WithEcdsa: '1.2.840.10045.4.3.2',
} as const;

/**
 * The signature value of a PAdES baseline-B document: a detached CMS SignedData (RFC 5652) in DER, with the certificates
 * of the seal and the ESS signing-certificate-v2 attribute (RFC 5035). No signing-time attribute: EN 319 142-1 §6.3 wants
 * the time in the PDF's own `/M` entry instead.
 */
export function signDetached(content: Uint8Array, seal: Seal): Buffer {
  const signedData = sequence(
    smallInteger(1),
    setOf(algorithm(OID.sha256)),
    sequence(objectId(OID.data)),
    tagged(0, ...seal.certificates.map((certificate) => decode(certificate.raw))),
    setOf(signerInfo(content, seal)),
  );
  return encode(sequence(objectId(OID.signedData), tagged(0, signedData)));
}

function signerInfo(content: Uint8Array, seal: Seal) {
  const attributes = signedAttributes(content, seal);
  // RFC 5652 §5.4: what is signed is the attributes as a SET OF; what is stored is the same bytes under the tag [0]
  const signature = sign('sha256', encode(setOf(...attributes)), seal.privateKey);
  const isRsa = seal.privateKey.asymmetricKeyType === 'rsa';
  return sequence(
    smallInteger(1),
    issuerAndSerialNumber(seal),
    algorithm(OID.sha256),
    tagged(0, ...attributes),
    isRsa ? sequence(objectId(OID.sha256WithRsa), new Null()) : algorithm(OID.sha256WithEcdsa),
    octets(signature),
  );
}

function signedAttributes(content: Uint8Array, seal: Seal): BaseBlock[] {
  const certificateDigest = octets(sha256(seal.certificates[0].raw));
  return [
    attribute(OID.contentType, objectId(OID.data)),
    attribute(OID.messageDigest, octets(sha256(content))),
    // SHA-256 is the default algorithm of ESSCertIDv2 and is therefore left out (RFC 5035 §4)
    attribute(OID.signingCertificateV2, sequence(sequence(sequence(certificateDigest)))),
  ].sort((one, other) => Buffer.compare(encode(one), encode(other))); // DER order of a SET OF
}

/** From the certificate itself, byte for byte, so that an unusual encoding of the name still matches. */
function issuerAndSerialNumber(seal: Seal) {
  const [description] = members(decode(seal.certificates[0].raw));
  const parts = members(description);
  const hasVersion = parts[0]?.idBlock.tagClass === 3;
  const [serialNumber, , issuer] = hasVersion ? parts.slice(1) : parts;
  if (!serialNumber || !issuer) throw new Error('Certificate without serial number or issuer');
  return sequence(issuer, serialNumber);
}

const algorithm = (id: string) => sequence(objectId(id));
const attribute = (id: string, value: BaseBlock) => sequence(objectId(id), setOf(value));
const sha256 = (bytes: Uint8Array) => createHash('sha256').update(bytes).digest();
