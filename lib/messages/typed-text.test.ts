import { expect, it } from 'vitest';
import { typedText } from './typed-text';

/** What the programs that show mail take for an address: a scheme, `www.`, a name with a dot and letters, an at sign. */
const LOOKS_LIKE_A_LINK = /\w+:\/\/|www\.\w|[\p{L}\p{N}][.。．｡][\p{L}\p{N}]|[^\s\u200b]@\w|\bmailto:\w/u;

it.each([
  'http://piege.example/voir?x=1',
  'HTTPS://piege.example',
  'www.piege.example',
  'voir piege.example pour la suite',
  'écrire à moi@piege.example',
  'mailto:moi@piege.example',
  'piege。example',
  'piege．example',
  '10.0.0.1/x',
  'ftp:\\\\piege\\x',
  'a.b.c.d',
])('%s is no link', (typed) => {
  expect(typedText(typed)).not.toMatch(LOOKS_LIKE_A_LINK);
  expect(typedText(typed).replaceAll('\u200b', '')).toBe(typed);
});

it('keeps what people write', () => {
  expect(typedText('Rénovation de l’école : lot 1.')).toBe('Rénovation de l’école : lot 1.');
  expect(typedText('a\r\nSubject: x\n\n b')).toBe('a Subject: x b');
  expect([...typedText('é'.repeat(400))]).toHaveLength(160);
});
