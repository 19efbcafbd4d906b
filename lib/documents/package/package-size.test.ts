import { execFile } from 'node:child_process';
import { createWriteStream } from 'node:fs';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { pipeline } from 'node:stream/promises';
import { promisify } from 'node:util';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { openPackage } from './package';

const run = promisify(execFile);

/** One more than the 16 bits of a ZIP without the 64-bit extension can count (APPNOTE 4.4.22). */
const ENTRY_COUNT = 65_536;

const PYTHON =
  'import sys, zipfile; z = zipfile.ZipFile(sys.argv[1]); assert z.testzip() is None; print(len(z.namelist()))';

/** Each reads every entry, fails when one is wrong, and says how many there are. */
const READERS: [string, string[], RegExp][] = [
  ['unzip', ['-tq'], /No errors/],
  ['zipinfo', ['-h'], /entries: 65536/],
  ['7z', ['t', '-tzip', '-bsp0'], /Files: 65536/],
  ['/usr/bin/python3', ['-c', PYTHON], /^65536$/m],
];

let folder: string;
let file: string;

beforeAll(async () => {
  folder = await mkdtemp(path.join(tmpdir(), 'package-'));
  file = path.join(folder, 'many.zip');
  const archive = openPackage();
  const written = pipeline(archive, createWriteStream(file));
  for (let rank = 0; rank < ENTRY_COUNT; rank += 1) archive.append('', { name: `documents/${rank}`, mode: 0o644 });
  await archive.finalize();
  await written;
}, 300_000);
afterAll(() => rm(folder, { recursive: true, force: true }));

it.each(READERS)(
  'a package of more entries than a plain ZIP can count is read by %s',
  async (reader, args, verdict) => {
    expect((await run(reader, [...args, file])).stdout).toMatch(verdict);
  },
);
