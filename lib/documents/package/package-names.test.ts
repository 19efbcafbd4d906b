import { describe, expect, it } from 'vitest';
import { packageEntry } from './package-names';

const PDF = 'application/pdf';
const place = { origin: 'user', shortKey: 'cv', responseRank: 3, fileRank: 12 } as const;
const nameOf = (original: string, type = PDF) => packageEntry(place, original, type);
const BEFORE = 'documents/user_03_12_cv_';

describe('the entry of a file', () => {
  it('keeps a plain name, accents and spaces included, under the short key', () => {
    expect(nameOf('Mémoire technique n° 2.pdf')).toBe(`${BEFORE}Mémoire technique n° 2.pdf`);
    expect(nameOf('e\u0301te\u0301.pdf')).toBe(`${BEFORE}été.pdf`);
  });

  it.each([
    ['../../etc/passwd', 'passwd.pdf'],
    ['a<b>c:d"e|f?g*h.pdf', 'a_b_c_d_e_f_g_h.pdf'],
    ['facture_\u202efdp.exe', 'facture_fdp.pdf'],
    ['facture.b\u200bat', 'facture.pdf'],
    ['...', 'document.pdf'],
  ])('stored under %j before names were cleaned, is %j', (original, safe) => {
    expect(nameOf(original)).toBe(BEFORE + safe);
  });

  it('has at most 130 characters, whatever the name and the key, and ends in neither space nor dot', () => {
    for (let length = 60; length < 200; length += 1) {
      const name = `${'x'.repeat(length)} . .${'y'.repeat(20)}`;
      for (const shortKey of ['cv', 'k'.repeat(120)]) {
        const entry = packageEntry({ ...place, shortKey, responseRank: 100 }, name, PDF);
        expect(entry.length).toBeLessThanOrEqual(130);
        expect(entry).toMatch(/[^\s.]\.pdf$/);
      }
    }
    expect(nameOf('é😀'.repeat(300)).isWellFormed()).toBe(true);
  });

  it('is not that of another place, however the names are cut', () => {
    const long = 'x'.repeat(500);
    expect(nameOf(long)).not.toBe(packageEntry({ ...place, fileRank: 13 }, long, PDF));
  });

  it('refuses a field key that could be a path', () => {
    expect(() => packageEntry({ ...place, shortKey: '../cv' }, 'a.pdf', PDF)).toThrow('Not a field key');
  });
});
