import { createHash, verify, X509Certificate } from 'node:crypto';
import { type BaseBlock, GeneralizedTime } from 'asn1js';
import { issuerAndSerialNumber } from './cades';
import { decode, encode, idOf, members, octetsOf, rawOf, taggedMember } from './der';

const ID_CT_TST_INFO = '1.2.840.113549.1.9.16.1.4';
const ID_MESSAGE_DIGEST = '1.2.840.113549.1.9.4';
const EKU_TIME_STAMPING = '1.3.6.1.5.5.7.3.8';
const HASHES: Record<string, string> = {
  '2.16.840.1.101.3.4.2.1': 'sha256',
  '2.16.840.1.101.3.4.2.2': 'sha384',
  '2.16.840.1.101.3.4.2.3': 'sha512',
};

export type TimeStamp = { time: Date; authority: X509Certificate };

/**
 * Reads a time-stamp token (RFC 3161 §2.4.2) and checks that it is about `bytes`, signed by the certificate it carries,
 * and that this certificate is meant for it. Whether that authority is to be trusted is for the reader. Throws an Error
 * that says what is wrong.
 */
export function readTimeStamp(token: Uint8Array, bytes: Uint8Array, nonce?: Buffer): TimeStamp {
  const [, wrapped] = members(decode(token));
  const signedData = members(members(wrapped)[0]);
  const [contentType, content] = members(signedData[2]);
  if (idOf(contentType) !== ID_CT_TST_INFO) throw new Error('The token holds no time');
  const info = octetsOf(members(content)[0]);
  const facts = members(decode(info));
  checkImprint(facts[2], bytes);
  if (nonce && !facts.some((fact) => rawOf(fact).equals(nonce))) throw new Error('The token answers another request');
  const time = facts.find((fact) => fact instanceof GeneralizedTime);
  if (!time) throw new Error('The token holds no time');
  const certificates = members(taggedMember(signedData, 0)).map((each) => new X509Certificate(rawOf(each)));
  return { time: time.toDate(), authority: checkSignature(members(signedData.at(-1))[0], info, certificates) };
}

function checkImprint(imprint: BaseBlock | undefined, bytes: Uint8Array): void {
  const [algorithm, digest] = members(imprint);
  const expected = hashOf(algorithm, bytes);
  if (!octetsOf(digest).equals(expected)) throw new Error('The token is about something else');
}

function checkSignature(signer: BaseBlock | undefined, info: Buffer, certificates: X509Certificate[]): X509Certificate {
  const [, id, algorithm, attributes, , signature] = members(signer);
  const authority = certificates.find((each) => encode(issuerAndSerialNumber(each)).equals(rawOf(id)));
  if (!authority) throw new Error('The token lacks the certificate of its authority');
  if (!authority.keyUsage?.includes(EKU_TIME_STAMPING)) throw new Error('Its certificate is not for time-stamps');
  const digest = members(attributes).find((attribute) => idOf(members(attribute)[0]) === ID_MESSAGE_DIGEST);
  const told = octetsOf(members(members(digest)[1])[0]);
  if (!told.equals(hashOf(algorithm, info))) throw new Error('The token was changed');
  // as a SET OF, whose tag replaces the [0] (RFC 5652 §5.4)
  const signed = rawOf(attributes);
  signed[0] = 0x31;
  if (!verify(hashName(algorithm), signed, authority.publicKey, octetsOf(signature))) {
    throw new Error('The signature of the token is not valid');
  }
  return authority;
}

const hashOf = (algorithm: BaseBlock | undefined, bytes: Uint8Array) =>
  createHash(hashName(algorithm)).update(bytes).digest();

function hashName(algorithm: BaseBlock | undefined): string {
  const name = HASHES[idOf(members(algorithm)[0])];
  if (!name) throw new Error('The token uses an algorithm that is not known here');
  return name;
}
