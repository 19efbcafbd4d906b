import { Readable } from 'node:stream';
import { describe, expect, it } from 'vitest';
import type { AppError } from '@/lib/errors';
import { lastValue, type PostedFile, readForm } from './read-form';
import { seeOther } from './see-other';

const BOUNDARY = 'frontiere';
const MULTIPART = `multipart/form-data; boundary=${BOUNDARY}`;
const END = `--${BOUNDARY}--\r\n`;

const value = (name: string, text: string) =>
  `--${BOUNDARY}\r\nContent-Disposition: form-data; name="${name}"\r\n\r\n${text}\r\n`;
const file = (name: string, fileName: string, content: string) =>
  `--${BOUNDARY}\r\nContent-Disposition: form-data; name="${name}"; filename="${fileName}"\r\n` +
  `Content-Type: application/octet-stream\r\n\r\n${content}\r\n`;

/** Posted as a network brings it: in pieces. */
function post(body: string, contentType = MULTIPART, pieceBytes = 65_536): Request {
  const bytes = Buffer.from(body);
  const pieces = Array.from({ length: Math.ceil(bytes.length / pieceBytes) }, (_, rank) =>
    bytes.subarray(rank * pieceBytes, (rank + 1) * pieceBytes),
  );
  return streamed(pieces, contentType);
}

function streamed(pieces: Iterable<Buffer> | AsyncIterable<Buffer>, contentType: string): Request {
  const body = Readable.toWeb(Readable.from(pieces));
  const init = { method: 'POST', body, headers: { 'content-type': contentType }, duplex: 'half' };
  return new Request('http://localhost/', init as RequestInit);
}

async function refusalOf(reading: Promise<unknown>): Promise<string> {
  const error = await reading.then(
    () => undefined,
    (reason: AppError) => reason,
  );
  return error?.code ?? 'none';
}

const contentOf = async ({ content }: PostedFile) => Buffer.concat(await content.toArray()).toString();

describe('values', () => {
  it('come back by name, all of them, in order', async () => {
    const form = await readForm(post(value('a', '1') + value('b', 'é 🌳') + value('a', '2') + value('c', '') + END));
    expect([...form]).toEqual([
      ['a', ['1', '2']],
      ['b', ['é 🌳']],
      ['c', ['']],
    ]);
    expect(lastValue(form, 'a')).toBe('2');
    expect(lastValue(form, 'c')).toBe('');
    expect(lastValue(form, 'absent')).toBeNull();
  });

  it('arrive whole whatever the pieces', async () => {
    const form = await readForm(post(value('nom', 'Menuiserie Lefèvre') + END, MULTIPART, 3));
    expect(lastValue(form, 'nom')).toBe('Menuiserie Lefèvre');
  });

  it('may be urlencoded', async () => {
    const body = 'field=a&field=b+c&nom=%C3%A9';
    const form = await readForm(post(body, 'application/x-www-form-urlencoded'));
    expect([...form]).toEqual([
      ['field', ['a', 'b c']],
      ['nom', ['é']],
    ]);
  });

  it('may be missing altogether', async () => {
    expect((await readForm(new Request('http://localhost/', { method: 'POST' }))).size).toBe(0);
    expect((await readForm(post(END))).size).toBe(0);
  });
});

describe('files', () => {
  it('are handed over one by one, with the name that the person gave them', async () => {
    const files: unknown[] = [];
    const body =
      file('bilan.documents', 'bilan été.pdf', 'un') +
      value('bilan.text', 'x') +
      file('bilan.documents', '../../etc/passwd', 'deux') +
      file('vide.documents', '', '') +
      END;
    const form = await readForm(post(body), async (posted) => {
      files.push([posted.inputName, posted.fileName, await contentOf(posted)]);
    });
    expect(files).toEqual([
      ['bilan.documents', 'bilan été.pdf', 'un'],
      ['bilan.documents', '../../etc/passwd', 'deux'],
      ['vide.documents', '', ''],
    ]);
    expect([...form]).toEqual([['bilan.text', ['x']]]);
  });

  it('are let through when nobody wants them, however long', async () => {
    const body = file('a', 'a.bin', 'x'.repeat(3_000_000)) + value('b', '1') + END;
    expect(lastValue(await readForm(post(body)), 'b')).toBe('1');
  });

  it('that fail to be kept fail the form, which is read to its end all the same', async () => {
    const body = file('a', 'a.bin', 'x'.repeat(3_000_000)) + END;
    const reading = readForm(post(body), async () => {
      throw new Error('no room left on the disk');
    });
    await expect(reading).rejects.toThrow('no room left on the disk');
  });

  it('are 1 000 at most', async () => {
    const body = file('a', 'a.txt', 'x').repeat(1_001) + END;
    expect(await refusalOf(readForm(post(body)))).toBe('too_large');
    expect(await refusalOf(readForm(post(file('a', 'a.txt', 'x').repeat(1_000) + END)))).toBe('none');
  });
});

describe('a form that stops half-way', () => {
  it.each([
    ['in a value', value('a', '1').slice(0, -2)],
    ['in a header', `${value('a', '1')}--${BOUNDARY}\r\nContent-Disp`],
    ['before its end', value('a', '1')],
    ['in a file', file('a', 'a.bin', 'abc').slice(0, -2)],
    ['in a long file', file('a', 'a.bin', 'x'.repeat(500_000)).slice(0, -2)],
  ])('%s is refused as a bad request', async (_where, body) => {
    expect(await refusalOf(readForm(post(body)))).toBe('bad_request');
    const reading = readForm(post(body), async (posted) => void (await contentOf(posted)));
    expect(await refusalOf(reading)).toBe('bad_request');
  });

  it('tells who is keeping a file, and waits until nothing is being kept', async () => {
    const events: string[] = [];
    const reading = readForm(post(file('a', 'a.bin', 'abc').slice(0, -2)), async (posted, signal) => {
      await contentOf(posted).catch(() => events.push('the file failed'));
      if (!signal.aborted) await new Promise((resolve) => signal.addEventListener('abort', resolve));
      events.push('told');
    });
    expect(await refusalOf(reading)).toBe('bad_request');
    expect(events).toEqual(['the file failed', 'told']);
  });

  it('is refused when the connection breaks', async () => {
    async function* broken() {
      yield Buffer.from(file('a', 'a.bin', 'x'.repeat(100_000)).slice(0, -2));
      throw new Error('connection reset');
    }
    const request = streamed(broken(), MULTIPART);
    expect(await refusalOf(readForm(request, async (posted) => void (await contentOf(posted))))).toBe('bad_request');
  });
});

describe('a form that is too long is refused', () => {
  it.each([
    ['one value', value('a', 'x'.repeat(500_001))],
    ['too many values', value('a', 'x').repeat(5_001)],
    ['too much in all', Array.from({ length: 21 }, (_, rank) => value(`a${rank}`, 'x'.repeat(499_000))).join('')],
  ])('%s', async (_what, body) => {
    expect(await refusalOf(readForm(post(body + END)))).toBe('too_large');
  });

  it('but not one that holds a value just below', async () => {
    expect(lastValue(await readForm(post(value('a', 'x'.repeat(499_999)) + END)), 'a')).toHaveLength(499_999);
  });
});

it.each(['application/json', 'text/plain', 'multipart/form-data', ''])('%j is no form', async (contentType) => {
  expect(await refusalOf(readForm(post('{}', contentType)))).toBe('bad_request');
});

it('answers a post with « look there », never kept in a cache', () => {
  const answer = seeOther('/la-bas', { 'Set-Cookie': 'a=b' });
  expect(answer.status).toBe(303);
  expect(answer.headers.get('location')).toBe('/la-bas');
  expect(answer.headers.get('cache-control')).toBe('no-store');
  expect(answer.headers.get('set-cookie')).toBe('a=b');
});

it('keeps a name whole, however the form is encoded, and refuses one that is too long', async () => {
  const name = `${'capacites_techniques_'.repeat(10)}.contracts.96e4d4d9.description`;
  const body = new URLSearchParams([[name, 'x']]).toString();
  expect(lastValue(await readForm(post(body, 'application/x-www-form-urlencoded')), name)).toBe('x');
  const tooLong = new URLSearchParams([['n'.repeat(1_001), 'x']]).toString();
  expect(await refusalOf(readForm(post(tooLong, 'application/x-www-form-urlencoded')))).toBe('too_large');
});
