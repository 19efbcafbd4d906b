import { describe, expect, it } from 'vitest';
import { EXTENSIONS } from '@/lib/kits/files/media-types';
import { isProgramName } from '@/lib/kits/files/programs';
import { givenName, safeName, shortenName, typedName } from './file-name';

const DOC = 'application/vnd.openxmlformats-officedocument.wordprocessingml.document';

describe('a name is cleaned, then judged', () => {
  it.each([
    ['bilan.pdf', 'application/pdf', 'bilan.pdf'],
    ['BILAN.PDF', 'application/pdf', 'BILAN.PDF'],
    ['photo.JPEG', 'image/jpeg', 'photo.JPEG'],
    ['compte.csv', 'text/plain', 'compte.csv'],
    ['facture.b\u200bat', 'text/plain', 'facture.txt'],
    ['facture.bat', 'text/plain', 'facture.txt'],
    ['facture.bat.txt', 'text/plain', 'facture.bat.txt'],
    ['facture.pdf.zip', 'application/pdf', 'facture.pdf'],
    ['photo.pdf.doc', 'image/jpeg', 'photo.jpg'],
    ['mémoire.bin', DOC, 'mémoire.docx'],
    ['Sans extension', 'application/pdf', 'Sans extension.pdf'],
    ['Contrat n° 12.07.2025', 'application/pdf', 'Contrat n° 12.07.2025.pdf'],
    ['.bat', 'text/plain', 'bat.txt'],
    ['a.exe.scr.js', 'text/plain', 'a.txt'],
    ['commandes.slk', 'text/plain', 'commandes.txt'],
    ['devis%22final%22.pdf', 'application/pdf', 'devis_final_.pdf'],
    ['%0D%0A.exe', 'application/pdf', 'exe.pdf'],
    ['../../etc/passwd', 'text/plain', 'passwd.txt'],
    ['C:\\Documents\\bilan 2026.pdf', 'application/pdf', 'bilan 2026.pdf'],
    ['facture_\u202efdp.exe', 'application/pdf', 'facture_fdp.pdf'],
    ['CON.pdf', 'application/pdf', '_CON.pdf'],
    ['nul', 'text/plain', '_nul.txt'],
    ['fin. . ', 'application/pdf', 'fin.pdf'],
    ['', 'application/pdf', 'document.pdf'],
    ['\ud83d', 'application/pdf', 'document.pdf'],
    ['e\u0301te\u0301.pdf', 'application/pdf', 'été.pdf'],
  ])('%j of %s is kept as %j', (given, mediaType, kept) => {
    expect(typedName(given, mediaType)).toBe(kept);
  });

  it('never is that of a program, whatever the type and the name', () => {
    for (const mediaType of [...Object.keys(EXTENSIONS), 'application/octet-stream']) {
      for (const name of [
        'a.exe',
        'b.bat ',
        'c.js.',
        'd.p\u00addf.hta',
        'e.lnk\u202e',
        'f.\u200bvbs',
        '.com',
        'x.html',
      ])
        expect(isProgramName(typedName(name, mediaType))).toBe(false);
    }
  });
});

it('the record has the name as it was given', () => {
  expect(givenName('facture.b\u200bat')).toBe('facture.b\u200bat');
  expect(givenName('devis %22final%22.pdf')).toBe('devis "final".pdf');
  expect(givenName('a\0b\ud83d')).toBe('ab\ufffd');
});

it('a long name is cut before its extension, and ends in neither space nor dot', () => {
  expect(shortenName(`${'x'.repeat(9)} . abc.pdf`, 16)).toBe('xxxxxxxxx.pdf');
  expect(shortenName('😀😀😀.pdf', 9)).toBe('😀😀.pdf');
  expect(safeName(`${'é'.repeat(300)}.docx`)).toBe(`${'é'.repeat(97)}.docx`);
});
