import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { forgetEnv } from '@/lib/env';
import { AppError } from '@/lib/errors';
import { type EditorInput, readEditorInput } from './editor-input';

function applicationAt(baseUrl: string): void {
  vi.stubEnv('DATABASE_URL', 'postgres://localhost/none');
  vi.stubEnv('SECRET_KEY', '5e'.repeat(32));
  vi.stubEnv('BASE_URL', baseUrl);
  forgetEnv();
}

beforeEach(() => applicationAt('https://passe.example'));
afterEach(() => {
  vi.unstubAllEnvs();
  forgetEnv();
});

function violationsOf(input: EditorInput) {
  try {
    readEditorInput(input);
    return [];
  } catch (error) {
    if (!(error instanceof AppError)) throw error;
    expect(error.code).toBe('invalid');
    return error.violations;
  }
}

describe('readEditorInput', () => {
  it('returns what was given, normalised, and nothing else', () => {
    expect(
      readEditorInput({
        name: '  Plate\u0301forme ',
        completionWebhookUrl: ' https://EXAMPLE.fr/a b?c=d ',
        buyerReturnUrl: 'https://été.example/#/marchés',
        candidateReturnUrl: null,
        maxLiveTokens: 3,
        defenseAllowed: false,
      }),
    ).toEqual({
      name: 'Platéforme',
      completionWebhookUrl: 'https://example.fr/a%20b?c=d',
      buyerReturnUrl: 'https://xn--t-9fab.example/#/march%C3%A9s',
      candidateReturnUrl: null,
      maxLiveTokens: 3,
      defenseAllowed: false,
    });
  });

  it.each<[string, string]>([
    ['', 'missing'],
    ['   ', 'missing'],
    ['a'.repeat(256), 'too_long'],
    ['<b>', 'markup'],
    ['\u3164\u200b', 'missing'],
  ])('name %j: %s', (name, code) => {
    expect(violationsOf({ name })).toMatchObject([{ field: 'name', code }]);
  });

  it('a name pasted on two lines is one line, and what came unseen is left out', () => {
    expect(readEditorInput({ name: '\ufeffOrvéane\u0007\r\nmarchés\u200b' }).name).toBe('Orvéane marchés');
  });

  it.each(['completionWebhookUrl', 'buyerReturnUrl', 'candidateReturnUrl'] as const)('%s', (field) => {
    const codes = (url: string) => violationsOf({ [field]: url }).map(({ code }) => code);
    for (const url of ['x', '/path', 'example.fr', 'javascript:alert(1)', 'ftp://a.fr/', 'https://', 'https://a b/']) {
      expect(codes(url), url).toEqual(['not_an_address']);
    }
    expect(codes('http://a.fr/')).toEqual(['not_https']);
    expect(codes('\ufeffht\u0007tp\u200b://a.fr/\r\n')).toEqual(['not_https']);
    expect(codes('https://user@a.fr/')).toEqual(['credentials']);
    expect(codes('https://:secret@a.fr/')).toEqual(['credentials']);
    expect(codes(`https://a.fr/${'a'.repeat(2048)}`)).toEqual(['too_long']);
    expect(codes('https://a.fr/path?query=1')).toEqual([]);
  });

  it('a return address keeps the placeholders of identifiers as they are written', () => {
    const address = 'https://a.fr/marches/{market_identifier}/retour?c={application_identifier}#/{market_identifier}';
    expect(readEditorInput({ buyerReturnUrl: address, candidateReturnUrl: address })).toEqual({
      buyerReturnUrl: address,
      candidateReturnUrl: address,
    });
    expect(violationsOf({ buyerReturnUrl: 'https://{market_identifier}.a.fr/' })).toMatchObject([
      { code: 'not_an_address' },
    ]);
  });

  it('a webhook address has no fragment, which would never be sent', () => {
    expect(violationsOf({ completionWebhookUrl: 'https://a.fr/#x' })).toMatchObject([{ code: 'fragment' }]);
  });

  it('people are sent back over http while the application itself is on http; webhooks are not sent so', () => {
    applicationAt('http://localhost:3000');
    const url = 'http://127.0.0.1:4567/';
    expect(violationsOf({ buyerReturnUrl: url, candidateReturnUrl: url })).toEqual([]);
    expect(violationsOf({ completionWebhookUrl: url })).toMatchObject([{ code: 'not_https' }]);
  });

  it.each([
    ['https://a.fr:22/', 'forbidden_port'],
    ['https://a.fr:5432/', 'forbidden_port'],
    ['https://10.0.0.1/', 'forbidden_address'],
    ['https://0x7f.1/', 'forbidden_address'],
    ['https://[::ffff:127.0.0.1]/', 'forbidden_address'],
    ['https://localhost/', 'forbidden_address'],
  ])('a webhook address is one that may be dialled: %s', (url, code) => {
    expect(violationsOf({ completionWebhookUrl: url })).toMatchObject([{ field: 'completionWebhookUrl', code }]);
    expect(violationsOf({ buyerReturnUrl: url })).toEqual([]);
  });

  it('with WEBHOOK_ALLOW_PRIVATE, webhooks go anywhere, and still without credentials', () => {
    vi.stubEnv('WEBHOOK_ALLOW_PRIVATE', 'true');
    forgetEnv();
    expect(violationsOf({ completionWebhookUrl: 'http://127.0.0.1:4567/webhooks' })).toEqual([]);
    expect(violationsOf({ completionWebhookUrl: 'http://u:p@127.0.0.1/' })).toMatchObject([{ code: 'credentials' }]);
  });

  it.each([0, -1, 1.5, 101, Number.NaN])('maxLiveTokens %d is out of range', (maxLiveTokens) => {
    expect(violationsOf({ maxLiveTokens })).toMatchObject([{ code: 'out_of_range' }]);
  });

  it('says everything that is wrong, each in a French sentence of one line, and repeats no address', () => {
    const violations = violationsOf({ name: '', completionWebhookUrl: 'https://user:hunter2@a.fr/', maxLiveTokens: 0 });
    expect(violations.map(({ message }) => message)).toEqual([
      'Le nom doit être rempli.',
      'Le nombre de jetons est hors limites.',
      'L’adresse des webhooks ne doit contenir ni nom d’utilisateur ni mot de passe.',
    ]);
  });
});
