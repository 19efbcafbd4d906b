import { describe, expect, it } from 'vitest';
import { type PackagePlace, packageFileName } from './package-names';

const place: PackagePlace = { origin: 'user', fieldKey: 'cv', responseRank: 3, fileRank: 12 };
const nameOf = (original: string) => packageFileName(place, original).replace('user_03_12_cv_', '');

describe('packageFileName', () => {
  it('keeps a plain name, accents and spaces included', () => {
    expect(packageFileName(place, 'Mémoire technique n° 2.pdf')).toBe('user_03_12_cv_Mémoire technique n° 2.pdf');
    expect(nameOf('e\u0301te\u0301.pdf')).toBe('été.pdf');
  });

  it.each([
    ['../../etc/passwd', '_.._etc_passwd'],
    ['..\\..\\windows\\system32', '_.._windows_system32'],
    ['/absolu.pdf', '_absolu.pdf'],
    ['C:\\dossier\\plan.pdf', 'C__dossier_plan.pdf'],
    ['a<b>c:d"e|f?g*h.pdf', 'a_b_c_d_e_f_g_h.pdf'],
    ['ligne\nsuivante\u0000.pdf', 'ligne_suivante_.pdf'],
    ['facture_\u202efdp.exe', 'facture_fdp.exe'],
    ['fin. . ', 'fin'],
    ['...', 'document'],
    ['', 'document'],
    ['\ud83d.pdf', 'pdf'],
    ['😀 мир.pdf', '😀 мир.pdf'],
  ])('makes %j safe', (original, safe) => {
    expect(nameOf(original)).toBe(safe);
  });

  it('bounds the length in bytes, keeping the extension and whole characters', () => {
    const name = packageFileName(place, `${'é'.repeat(400)}.docx`);
    expect(Buffer.byteLength(name)).toBeLessThanOrEqual(180);
    expect(Buffer.byteLength(name)).toBeGreaterThan(177);
    expect(name.endsWith('é.docx')).toBe(true);
    expect(packageFileName(place, '😀'.repeat(100))).not.toMatch(/\p{Cs}/u);
  });

  it('keeps apart names that are cut to the same', () => {
    const long = 'x'.repeat(500);
    const other = packageFileName({ ...place, fileRank: 13 }, long);
    expect(packageFileName(place, long)).not.toBe(other);
  });

  it('refuses a field key that could be a path', () => {
    expect(() => packageFileName({ ...place, fieldKey: '../cv' }, 'a.pdf')).toThrow('Not a field key');
  });
});
