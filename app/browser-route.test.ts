import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { AppError } from '@/lib/errors';
import type { PostedForm } from '@/lib/forms/read-form';
import { StorageError } from '@/lib/kits/storage/storage';
import { browserRoute, TextsKept } from './browser-route';

beforeEach(() => {
  vi.stubEnv('DATABASE_URL', 'postgres://localhost/none');
  vi.stubEnv('BASE_URL', 'http://localhost:3000');
  vi.stubEnv('SECRET_KEY', '5e'.repeat(32));
  vi.stubEnv('LOG_LEVEL', 'silent');
});
afterEach(() => vi.unstubAllEnvs());

const ADDRESS = 'http://localhost:3000/candidate/market_applications/FT1/identity';
const closed = () => Object.assign(new Error('write CONNECTION_CLOSED'), { code: 'CONNECTION_CLOSED' });
const inWords = (form: PostedForm) => [...form].map(([name, values]) => ({ label: name, value: values.join(', ') }));
const words = { inWords, isSecret: (name: string) => name === 'password' };

function post(values: Record<string, string | File>): Request {
  const body = new FormData();
  for (const [name, value] of Object.entries(values)) body.append(name, value);
  return new Request(ADDRESS, { method: 'POST', body });
}

type Handle = Parameters<typeof browserRoute<object>>[0];
async function answerOf(request: Request, handle: Handle) {
  const answer = await browserRoute<object>(handle, words)(request, { params: Promise.resolve({}) });
  return { status: answer.status, headers: answer.headers, text: await answer.text() };
}
const failing = (error: unknown, reads = true): Handle => {
  return async ({ read }) => {
    if (reads) await read();
    throw error;
  };
};

describe('a form that met a failure of ours', () => {
  it.each([
    ['after it was read', true],
    ['before it was read', false],
  ])('is shown back, with a button that posts it again: %s', async (_when, reads) => {
    const request = post({ 'name.text': 'Menuiserie <Ivoire> & "fils"', other: 'été' });
    const { status, text } = await answerOf(request, failing(new TypeError('broken'), reads));
    expect(status).toBe(500);
    expect(text).toContain('<dd>Menuiserie &lt;Ivoire&gt; &amp; &quot;fils&quot;</dd>');
    expect(text).toContain('<form method="post" enctype="multipart/form-data" action="/candidate/');
    expect(text).toContain('<input type="hidden" name="other" value="été">');
    expect(text).toMatch(/Référence à donner.: <code>[\w-]{10}<\/code>/);
    expect(text).not.toContain('broken');
  });

  it('answers 503 while the database is away', async () => {
    const { status, headers, text } = await answerOf(post({ a: 'typed' }), failing(closed()));
    expect([status, headers.get('retry-after')]).toEqual([503, '5']);
    expect(text).toContain('momentanément indisponible');
    expect(text).toContain('<dd>typed</dd>');
  });

  it('says that the answers are kept when a file alone could not be, and leads back to the step', async () => {
    const file = new File(['x'], 'bilan été.pdf');
    const { status, text } = await answerOf(post({ a: 'typed', file }), async ({ read }) => {
      await read();
      throw new TextsKept(new StorageError('full', 'no room'), '/candidate/market_applications/FT1/identity');
    });
    expect(status).toBe(507);
    expect(text).toContain('Notre espace est plein');
    expect(text).toContain('Vos réponses sont enregistrées');
    expect(text).toContain('<li>bilan été.pdf</li>');
    expect(text).toContain('href="/candidate/market_applications/FT1/identity"');
    expect(text).not.toContain('<form');
  });

  it('never holds a secret', async () => {
    const { text } = await answerOf(post({ password: 'hunter2hunter2' }), failing(closed()));
    expect(text).not.toContain('<form');
  });

  it('that did not arrive whole, says so', async () => {
    const type = { 'content-type': 'multipart/form-data; boundary=x' };
    const cut = new Request(ADDRESS, { method: 'POST', headers: type, body: '--x\r\nContent-Disposition: form-' });
    const { status, text } = await answerOf(cut, failing(new Error('not reached')));
    expect(status).toBe(400);
    expect(text).toContain('Votre envoi n’est pas arrivé en entier');
  });
});

it.each([
  ['conflict', 409],
  ['not_found', 404],
  ['too_large', 413],
  ['unsupported', 415],
] as const)('%s is answered %d, and what was typed is shown', async (code, expected) => {
  const { status, text } = await answerOf(post({ a: 'typed' }), failing(new AppError(code, 'inside')));
  expect(status).toBe(expected);
  expect(text).toContain('<dd>typed</dd>');
  expect(text).not.toContain('inside');
});

it('a link that met a failure of ours can be tried again', async () => {
  const { status, text } = await answerOf(new Request(`${ADDRESS}?x=1`), failing(closed(), false));
  expect(status).toBe(503);
  expect(text).toContain('href="/candidate/market_applications/FT1/identity"');
  expect(text).not.toContain('Ce que vous veniez de saisir');
});
