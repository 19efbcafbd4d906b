import { createHash, type Hash } from 'node:crypto';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { RevisionDigest, revisionLength } from './signed-revision';

const sha256 = (content: string) => createHash('sha256').update(content).digest('hex');

/** Something that says of itself, as a signed PDF does, that it ends after this many bytes. */
function signed(text: string): string {
  const end = `${'0'.repeat(6)}${text.length + 60}`.slice(-6);
  return `%PDF-1.4\n/ByteRange [0 10 ${end} 0] ${text}`.padEnd(text.length + 60, '.');
}

function digest(content: string, cuts: number[]): { whole: string; revision: string | undefined } {
  const digest = new RevisionDigest<Hash>(createHash('sha256'), (state) => state.copy());
  const places = [...new Set(cuts.map((cut) => cut % (content.length + 1)))].sort((one, other) => one - other);
  for (const [index, from] of [0, ...places].entries()) digest.update(Buffer.from(content.slice(from, places[index])));
  const { whole, revision } = digest.end();
  return { whole: whole.digest('hex'), revision: revision?.digest('hex') };
}

const cuts = fc.array(fc.nat(), { maxLength: 30 });
const text = fc.string({ unit: 'grapheme-ascii', maxLength: 200 });

describe('the digest of a file', () => {
  it('is that of the whole, and of the signed revision where something follows it, wherever it is cut', () => {
    fc.assert(
      fc.property(text, fc.string({ unit: 'grapheme-ascii', minLength: 1 }), cuts, (content, added, places) => {
        const revision = signed(content);
        const both = { whole: sha256(revision + added), revision: sha256(revision) };
        expect(digest(revision + added, places)).toEqual(both);
        expect(digest(revision, places)).toEqual({ whole: sha256(revision), revision: undefined });
      }),
    );
  });

  it.each([
    ['a ZIP', `PK${signed('x')}y`],
    ['a PDF that nobody signed', '%PDF-1.4\n%%EOF\n'],
    ['a range beyond its end', '%PDF-1.4\n/ByteRange [0 1 999999 1] '],
    ['a range that ends before it is told', '%PDF-1.4\n/ByteRange [0 1 2 3] and more'],
    ['nothing', ''],
  ])('of %s is one', (_, content) => {
    expect(digest(content, [3, 11, 20])).toEqual({ whole: sha256(content), revision: undefined });
  });
});

it('the first range counts', () => {
  expect(revisionLength('/ByteRange [0 1 20 300] /ByteRange [0 1 2 3]')).toBe(320);
  expect(revisionLength('/ByteRange [1 1 20 300]')).toBeUndefined();
});
