import { describe, expect, it } from 'vitest';
import { checkFileName } from './file-name';

describe('refused, whatever the file holds', () => {
  it.each([
    ['../../etc/passwd', 'name_path'],
    ['..\\..\\bilan.pdf', 'name_path'],
    ['bilan.pdf\u0000.exe', 'name_invisible'],
    ['facture_\u202efdp.exe', 'name_invisible'],
    ['bilan\r\nSet-Cookie.pdf', 'name_invisible'],
    ['CON', 'name_reserved'],
    ['nul.pdf', 'name_reserved'],
    ['COM1.txt', 'name_reserved'],
    [`${'é'.repeat(126)}.pdf`, 'name_too_long'],
    ['bilan.pdf.exe', 'name_program'],
    ['Lancer.BAT', 'name_program'],
    ['page.html', 'name_program'],
    ['bilan.js ', 'name_program'],
    ['archive.jar', 'name_program'],
  ])('%j: %s', (name, code) => {
    expect(() => checkFileName(name)).toThrow(expect.objectContaining({ code }));
  });
});

it.each([
  'Mémoire technique (v2) – Île-de-France.pdf',
  'Bilan 2025.xlsx',
  'Contrat n° 12.07.2025',
  'C:\\fakepath\\Kbis.pdf',
  'обзор.docx',
  '報告.odt',
  `${'é'.repeat(125)}.pdf`,
  'console.pdf',
  'Sans extension',
])('accepted: %s', (name) => {
  expect(() => checkFileName(name)).not.toThrow();
});
