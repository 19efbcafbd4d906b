import { randomBytes } from 'node:crypto';
import { expect, it } from 'vitest';
import { type ConfigurationError, parseEnv, VARIABLES } from '@/lib/env';
import { isKnownSecretKey, withoutValue, wrongValue } from './production-words';

it('a key made by chance is never taken for an example', () => {
  for (let count = 0; count < 10_000; count += 1) expect(isKnownSecretKey(randomBytes(32).toString('hex'))).toBe(false);
});

it.each([
  ['one byte repeated', 'ab'.repeat(32)],
  ['0123…', '0123456789abcdef'.repeat(4)],
  ['bytes that follow one another', Buffer.from(Array.from({ length: 32 }, (_, rank) => rank)).toString('hex')],
  ['backwards', Buffer.from(Array.from({ length: 32 }, (_, rank) => 255 - rank)).toString('hex')],
])('%s is one', (_what, key) => expect(isKnownSecretKey(key)).toBe(true));

it('what is wrong is said in French, with the variable that asks for another', () => {
  expect(wrongValue('INNGEST_EVENT_KEY is missing (INNGEST_BASE_URL is set)')).toBe(
    'INNGEST_EVENT_KEY manque, puisque INNGEST_BASE_URL est donnée.',
  );
  expect(wrongValue('CLAMD_HOST must be host or host:port')).toBe('CLAMD_HOST doit avoir la forme hôte ou hôte:port.');
  expect(wrongValue('NEW_VARIABLE must be new')).toBe('NEW_VARIABLE n’est pas valable.');
});

const sound = {
  DATABASE_URL: 'postgres://a:b@127.0.0.1/c',
  SECRET_KEY: '0f'.repeat(32),
  BASE_URL: 'https://marches.example',
};

it.each(VARIABLES)('a wrong value of %s is said in words', (name) => {
  const wrong = ['\u0001', 'https:// ', '-'].flatMap((value) => {
    try {
      parseEnv({ ...sound, [name]: value });
      return [];
    } catch (error) {
      return (error as ConfigurationError).lines;
    }
  });
  for (const line of wrong) expect(wrongValue(line)).not.toContain('n’est pas valable');
});

it('what was given is left out', () => {
  expect(withoutValue('PORT doit être un numéro (reçu : « secret »).')).toBe('PORT doit être un numéro.');
});
