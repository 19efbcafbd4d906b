import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { judge } from './judge';
import { corpusPath, readCorpus } from './testing/corpus';

/** Two corpora made by independent programs (testing/corpus/README.md), and what contract §5 says of each file. */
const { honest, hostile } = readCorpus();

it('the corpora are large, and made by many programs', () => {
  const makers = new Set(honest.map(({ program }) => program.split(/[ ,]/)[0]));
  expect({ honest: honest.length >= 150, hostile: hostile.length >= 150, makers: makers.size >= 20 }).toEqual({
    honest: true,
    hostile: true,
    makers: true,
  });
});

describe('honest files are kept as what they are, and not a byte of them is touched', () => {
  it.each(honest)('$path: $what ($program)', async (row) => {
    const before = readFileSync(corpusPath(row));
    const verdict = await judge(corpusPath(row));
    expect(verdict).toMatchObject({ ok: true, mediaType: row.mediaType, notes: row.notes });
    expect(readFileSync(corpusPath(row)).equals(before)).toBe(true);
  });
});

describe('hostile files are refused for their reason, or harmless under the extension that they get', () => {
  it.each(hostile)('$path: $what ($program)', async (row) => {
    const verdict = await judge(corpusPath(row));
    const seen = verdict.ok ? `kept as ${verdict.extension}` : verdict.reason;
    expect([...row.reasons, ...row.harmless.map((extension) => `kept as ${extension}`)]).toContain(seen);
  });
});
