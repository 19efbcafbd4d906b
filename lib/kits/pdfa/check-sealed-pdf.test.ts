import { generateKeyPairSync } from 'node:crypto';
import fc from 'fast-check';
import { beforeAll, describe, expect, it } from 'vitest';
import { checkSealedPdf } from './check-sealed-pdf';
import type { Seal } from './seal';
import { countersign } from './testing/countersign';
import { checkSignature } from './testing/poppler';
import { renderSample } from './testing/sealed-sample';
import { createTestSeal } from './testing/test-seal';
import { timeStampAuthority } from './testing/time-stamp-authority';
import { timeStampsFrom } from './time-stamp';

const authority = timeStampAuthority();
let seal: Seal;
let pdf: Buffer;
let stamped: Buffer;

beforeAll(async () => {
  seal = await createTestSeal();
  pdf = await renderSample({ seal });
  stamped = await renderSample({ seal, timeStamper: timeStampsFrom(authority.url()) });
}, 60_000);

/** One bit of one byte. */
function change(file: Buffer, at: number, bit: number): Buffer {
  const changed = Buffer.from(file);
  changed[at] = (changed[at] ?? 0) ^ (1 << bit);
  return changed;
}

const positions = (file: Buffer) => [fc.nat(file.length - 1), fc.nat(7)] as const;

describe('a document as it was sealed', () => {
  it('has nothing wrong, and names its seal', () => {
    const { problems, certificates } = checkSealedPdf(pdf);
    expect(problems).toEqual([]);
    expect(certificates.map(({ fingerprint256 }) => fingerprint256)).toEqual([seal.certificates[0].fingerprint256]);
  });

  it('carries its time-stamp', () => {
    const { problems, timeStamp } = checkSealedPdf(stamped);
    expect(problems).toEqual([]);
    expect(timeStamp?.authority.subject).toBe('CN=Horodatage');
  });
});

describe('what was added after it', () => {
  it('leaves it intact, and is told: a byte, another signature', () => {
    const more = Buffer.concat([pdf, Buffer.from('\n')]);
    expect(checkSealedPdf(more)).toMatchObject({ problems: [], addedBytes: 1 });
    const signed = countersign(pdf);
    expect(checkSealedPdf(signed)).toMatchObject({ problems: [], addedBytes: signed.length - pdf.length });
    expect(checkSealedPdf(countersign(signed)).problems).toEqual([]);
    expect(checkSealedPdf(pdf).addedBytes).toBe(0);
  });

  it('is a file that other programs open, in which our signature is valid', async () => {
    const said = await checkSignature(countersign(pdf));
    expect(said).toContain('Signature #2');
    expect(said).toContain('Signature is Valid');
    expect(said).toContain('Not total document signed');
  });

  it('hides no change of what was sealed', () => {
    const signed = countersign(pdf);
    fc.assert(
      fc.property(
        fc.nat(pdf.length - 1),
        fc.nat(7),
        (at, bit) => checkSealedPdf(change(signed, at, bit)).problems.length > 0,
      ),
      { numRuns: 200 },
    );
  }, 60_000);

  it('cannot stand for the seal: none but the first one counts', () => {
    const start = pdf.indexOf('/Contents <') + '/Contents <'.length;
    const forged = Buffer.concat([pdf.subarray(0, start), Buffer.from('00'), pdf.subarray(start + 2), pdf]);
    expect(checkSealedPdf(forged).problems).not.toEqual([]);
  });
});

describe('one changed byte', () => {
  it('anywhere in the file is seen', () => {
    fc.assert(
      fc.property(...positions(pdf), (at, bit) => checkSealedPdf(change(pdf, at, bit)).problems.length > 0),
      { numRuns: 300 },
    );
  }, 60_000);

  it('anywhere in the signature is seen', () => {
    const start = pdf.indexOf('/Contents <') + '/Contents '.length;
    const end = pdf.indexOf('>', start);
    for (let at = start; at <= end; at += 13) {
      expect(checkSealedPdf(change(pdf, at, at % 8)).problems, `byte ${at}`).not.toEqual([]);
    }
  }, 60_000);

  it('of the signed content is seen by a program that we did not write', async () => {
    const contents = pdf.indexOf('/Contents <');
    const signed = fc.nat(pdf.length - 1).filter((at) => at < contents || at > pdf.indexOf('>', contents));
    for (const at of fc.sample(signed, 12)) {
      expect(await checkSignature(change(pdf, at, 0)), `byte ${at}`).not.toContain('Signature is Valid');
    }
  }, 60_000);

  it('in the room that a time-stamp leaves is seen', () => {
    const end = stamped.indexOf('>', stamped.indexOf('/Contents <'));
    expect(checkSealedPdf(change(stamped, end - 100, 0)).problems).not.toEqual([]);
  });
});

describe('what only looks sealed', () => {
  it.each([
    ['nothing', Buffer.alloc(0)],
    ['a PDF without seal', Buffer.from('%PDF-1.4\n%%EOF\n')],
    ['anything', Buffer.from('/ByteRange [0 1 2 3] ')],
  ])('%s', (_, file) => expect(checkSealedPdf(file).problems).not.toEqual([]));

  it('one that ends before its end', () => {
    expect(checkSealedPdf(pdf.subarray(0, pdf.length - 1)).problems).toEqual(['not_whole']);
  });

  it('the signature of another key', async () => {
    const { privateKey } = generateKeyPairSync('rsa', { modulusLength: 3072 });
    const forged = await renderSample({ seal: { ...seal, privateKey } });
    expect(checkSealedPdf(forged).problems).toEqual(['changed']);
  });
});
