import { Readable } from 'node:stream';
import { describe, expect, it } from 'vitest';
import { readToShowBack } from './read-to-show-back';

const MEGA = 1_000_000;
const part = (name: string, text: string) => `--b\r\nContent-Disposition: form-data; name="${name}"\r\n\r\n${text}\r\n`;
const file = (fileName: string, text: string) =>
  `--b\r\nContent-Disposition: form-data; name="f"; filename="${fileName}"\r\n\r\n${text}\r\n`;

function post(pieces: Iterable<string> | AsyncIterable<string>): Request {
  async function* bytes() {
    for await (const piece of pieces) yield Buffer.from(piece);
  }
  const headers = { 'content-type': 'multipart/form-data; boundary=b' };
  const init = { method: 'POST', body: Readable.toWeb(Readable.from(bytes())), headers, duplex: 'half' };
  return new Request('http://localhost/', init as RequestInit);
}

const read = (request: Request) => readToShowBack(request, (shown) => shown);

const charactersOf = (form: ReadonlyMap<string, readonly string[]> = new Map()) =>
  [...form].reduce((total, [name, values]) => total + name.length + values.join('').length, 0);

describe('a form to show back', () => {
  it('is kept whole, with the names of its files, below 1 MB', async () => {
    const pieces = [
      part('a', 'x'.repeat(400_000)),
      part('a', 'y'.repeat(499_000)),
      file('bilan.pdf', 'z'.repeat(MEGA)),
    ];
    const shown = await read(post([...pieces, part('b', 'é'), '--b--\r\n']));
    expect(shown).toMatchObject({ files: ['bilan.pdf'], isCut: false });
    expect(shown?.form.get('a')?.map((value) => value.length)).toEqual([400_000, 499_000]);
    expect(shown?.form.get('b')).toEqual(['é']);
  });

  it.each([
    ['one value of 24 MB', [part('a', 'x'.repeat(24 * MEGA))]],
    ['many long values', Array.from({ length: 60 }, (_, rank) => part(`a${rank}`, 'x'.repeat(400_000)))],
    ['many short values', Array.from({ length: 200_000 }, () => part('a', 'x'))],
    ['many names of files', Array.from({ length: 2_000 }, () => file('n'.repeat(2_000), ''))],
  ])('keeps no more than 1 MB of %s, and says so', async (_what, pieces) => {
    const shown = await read(post([pieces.join(''), '--b--\r\n']));
    expect(shown?.isCut).toBe(true);
    const kept = charactersOf(shown?.form) + (shown?.files.join('').length ?? 0);
    expect(kept).toBeGreaterThan(4_000);
    expect(kept).toBeLessThanOrEqual(MEGA);
  });

  it('is drawn after those of others, one at a time, with room for other requests in between', async () => {
    const order: string[] = [];
    const draw = () => {
      order.push('drawn');
      setImmediate(() => order.push('another request'));
    };
    const small = () => post([part('a', 'x'), '--b--\r\n']);
    await Promise.all([small(), small(), small()].map((request) => readToShowBack(request, draw)));
    expect(order).toEqual(['drawn', 'another request', 'drawn', 'another request', 'drawn']);
  });

  it('says that it could not be read', async () => {
    expect(await read(post([part('a', 'x')]))).toBeNull();
    expect(await read(new Request('http://localhost/', { method: 'POST', body: '{}' }))).toBeNull();
  });
});

it('however many are read at once, 5 MB are held; what was held is free again', async () => {
  let finish: () => void = () => {};
  const finished = new Promise<void>((resolve) => {
    finish = resolve;
  });
  let arrived = 0;
  const forms = Array.from({ length: 12 }, async () => {
    async function* pieces() {
      for (const name of ['a', 'b']) yield part(name, 'x'.repeat(490_000));
      yield part('c', 'x'); // the parser has had the two values before when it asks for more
      arrived += 1;
      if (arrived === 12) finish();
      await finished;
      yield '--b--\r\n';
    }
    return charactersOf((await read(post(pieces())))?.form);
  });
  const kept = (await Promise.all(forms)).reduce((total, characters) => total + characters, 0);
  expect(kept).toBeGreaterThan(4.8 * MEGA);
  expect(kept).toBeLessThanOrEqual(5 * MEGA);
  expect((await read(post([part('a', 'x'.repeat(490_000)), '--b--\r\n'])))?.isCut).toBe(false);
});
