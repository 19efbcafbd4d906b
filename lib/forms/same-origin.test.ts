import { describe, expect, it } from 'vitest';
import { isSameOrigin } from './same-origin';

const BASE_URL = 'https://passe-marche.example/sous-dossier';
const posted = (headers: Record<string, string>) =>
  isSameOrigin(new Request('https://passe-marche.example/x', { method: 'POST', headers }), BASE_URL);

describe('a post', () => {
  it.each([
    [{ 'sec-fetch-site': 'same-origin' }],
    [{ 'sec-fetch-site': 'none' }],
    // our pages ask for no referrer: browsers then say that the origin is null
    [{ 'sec-fetch-site': 'same-origin', origin: 'null' }],
    [{ origin: 'https://passe-marche.example' }],
    [{ origin: 'null' }],
    [{}],
  ])('is ours with %j', (headers) => {
    expect(posted(headers)).toBe(true);
  });

  it.each([
    [{ 'sec-fetch-site': 'cross-site' }],
    [{ 'sec-fetch-site': 'same-site' }],
    [{ 'sec-fetch-site': 'cross-site', origin: 'https://passe-marche.example' }],
    [{ 'sec-fetch-site': '' }],
    [{ origin: 'https://ailleurs.example' }],
    [{ origin: 'http://passe-marche.example' }],
    [{ origin: 'https://passe-marche.example:8443' }],
    [{ origin: 'https://passe-marche.example.ailleurs.example' }],
  ])('is another site’s with %j', (headers) => {
    expect(posted(headers)).toBe(false);
  });
});
