import { verify, X509Certificate } from 'node:crypto';
import { assemble, type SignatureParts, sha256, toBeSigned } from './cades';
import { decode, members, octetsOf, rawOf, taggedMember } from './der';
import { revisionLength } from './signed-revision';
import { readTimeStamp, type TimeStamp } from './time-stamp-token';

export type SealedPdfProblem = 'not_sealed' | 'not_whole' | 'changed' | 'bad_seal' | 'bad_chain' | 'bad_time_stamp';

/**
 * What the seal of a PDF says of it; `certificates`, the signer's first, as far as they could be read. `addedBytes`: how much
 * follows what was sealed, as when another signature was added; what a program shows of the file may come from there.
 */
export type SealedPdf = {
  problems: SealedPdfProblem[];
  certificates: X509Certificate[];
  timeStamp?: TimeStamp;
  addedBytes: number;
};

/**
 * Checks the seal of a PDF that this kit made, alone: that it covers all of the file up to what was added later, that no byte
 * of that has changed, that the signature is that of the certificate inside. Who holds that certificate is for the reader to judge.
 */
export function checkSealedPdf(pdf: Buffer): SealedPdf {
  const sealedBytes = Math.min(
    revisionLength(pdf.toString('latin1', Math.max(pdf.indexOf('/ByteRange ['), 0))) ?? pdf.length,
    pdf.length,
  );
  return { ...checkRevision(pdf.subarray(0, sealedBytes)), addedBytes: pdf.length - sealedBytes };
}

type Checked = Omit<SealedPdf, 'addedBytes'>;

function checkRevision(pdf: Buffer): Checked {
  const cut = cutOut(pdf);
  if (typeof cut === 'string') return { problems: [cut], certificates: [] };
  try {
    return checkSignature(sha256(cut.content), cut.signature);
  } catch {
    return { problems: ['bad_seal'], certificates: [] };
  }
}

const BYTE_RANGE = /\/ByteRange \[0 (\d+) (\d+) (\d+)\] *\n?/g;

/** The signed content and the signature between, or why there is no such thing: every byte must be in one of them. */
function cutOut(pdf: Buffer): { content: Buffer; signature: Buffer } | 'not_sealed' | 'not_whole' {
  const at = pdf.indexOf('/ByteRange [');
  const [range, ...others] = pdf.toString('latin1', at).matchAll(BYTE_RANGE);
  if (at < 0) return 'not_sealed';
  if (!range) return 'not_sealed';
  const [start = 0, end = 0, length = 0] = range.slice(1).map(Number);
  const written = pdf.toString('latin1', start, end);
  // hexadecimal as we write it: a capital would be another byte for the same value
  if (others.length > 0 || end + length !== pdf.length || !/^<([0-9a-f]{2})+>$/.test(written)) return 'not_whole';
  const content = Buffer.concat([pdf.subarray(0, start), pdf.subarray(end)]);
  return { content, signature: Buffer.from(written.slice(1, -1), 'hex') };
}

function checkSignature(digest: Buffer, padded: Buffer): Checked {
  const parts = takeApart(padded);
  const { certificates, signature, timeStampToken } = parts;
  const [signer] = certificates;
  const problems: SealedPdfProblem[] = [];
  const isSigned = verify('sha256', toBeSigned(digest, signer), signer.publicKey, signature);
  if (!isSigned) problems.push('changed');
  // with the content as it should be, nothing in the signature may differ from what we would have written
  const expected = assemble(digest, parts);
  const unused = padded.subarray(expected.length);
  if (isSigned && !(padded.subarray(0, expected.length).equals(expected) && unused.every((byte) => byte === 0))) {
    problems.push('bad_seal');
  }
  if (!isChain(certificates)) problems.push('bad_chain');
  const timeStamp = timeStampToken && readOrUndefined(() => readTimeStamp(timeStampToken, signature));
  if (timeStampToken && !timeStamp) problems.push('bad_time_stamp');
  return { problems, certificates, ...(timeStamp && { timeStamp }) };
}

function takeApart(padded: Buffer): SignatureParts {
  const [, wrapped] = members(decode(padded));
  const signedData = members(members(wrapped)[0]);
  const [signer, ...issuers] = members(taggedMember(signedData, 0)).map((each) => new X509Certificate(rawOf(each)));
  const signerInfo = members(members(signedData.at(-1))[0]);
  if (!signer) throw new Error('no certificate');
  const unsigned = taggedMember(signerInfo, 1);
  const token = unsigned && members(members(members(unsigned)[0])[1])[0];
  return {
    certificates: [signer, ...issuers],
    signature: octetsOf(signerInfo[5]),
    timeStampToken: token && rawOf(token),
  };
}

/** Each certificate but the signer's vouches for another, and one that signs itself does so truly. */
function isChain(certificates: X509Certificate[]): boolean {
  return certificates.every((certificate, index) => {
    const issuers = certificates.filter(({ subject }) => subject === certificate.issuer);
    const isVouchedFor = issuers.length === 0 || issuers.some((issuer) => certificate.verify(issuer.publicKey));
    const vouches =
      index === 0 || certificates.some((other) => other !== certificate && other.issuer === certificate.subject);
    return isVouchedFor && vouches;
  });
}

function readOrUndefined<Value>(read: () => Value): Value | undefined {
  try {
    return read();
  } catch {
    return undefined;
  }
}
