import { expect, it } from 'vitest';
import { languageOf } from './language';

it.each([
  [null, 'fr'],
  ['', 'fr'],
  ['en', 'en'],
  ['EN-us', 'en'],
  ['fr', 'fr'],
  ['de', 'fr'],
  ['*', 'fr'],
  ['de, en;q=0.1', 'en'],
  ['en-US,en;q=0.9', 'en'],
  ['en-US,en;q=0.9,fr;q=0.8', 'en'],
  ['fr-FR,fr;q=0.9,en;q=0.8', 'fr'],
  ['fr;q=0.4, en;q=0.5', 'en'],
  ['en;q=0.5, fr', 'fr'],
  ['en, fr', 'en'],
  ['fr, en', 'fr'],
  ['en;q=0', 'fr'],
  ['en;q=0.0, *', 'fr'],
  ['fr;q=0, *;q=0.5', 'en'],
  ['*, en;q=0.5', 'fr'],
  ['en;q=0.7, *;q=0.5', 'en'],
  ['en ; q=0.9 , fr ; q=0.2', 'en'],
  ['en;q=2', 'fr'],
  ['en;q=abc', 'fr'],
  ['ente', 'fr'],
  [',;,;;q=,', 'fr'],
])('Accept-Language: %s is answered in %s', (header, language) => {
  const headers: Record<string, string> = header === null ? {} : { 'Accept-Language': header };
  expect(languageOf(new Request('http://localhost/api/v1', { headers }))).toBe(language);
});
