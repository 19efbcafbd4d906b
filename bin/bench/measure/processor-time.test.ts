import { spawn } from 'node:child_process';
import { pbkdf2Sync } from 'node:crypto';
import { once } from 'node:events';
import { execPath, pid } from 'node:process';
import { expect, test } from 'vitest';
import { readProcessorTime } from './processor-time';

const work = () => pbkdf2Sync('x', 'y', 400_000, 64, 'sha256');

test('counts what a process and those that it started have used, and what this one has', async () => {
  const before = readProcessorTime(pid, '', pid);
  work();
  const own = readProcessorTime(pid, '', pid);
  expect(own.serverMs - before.serverMs).toBeGreaterThan(50);
  expect(own.loadMs - before.loadMs).toBeGreaterThan(50);

  const script = `require('crypto').pbkdf2Sync('x', 'y', 400000, 64, 'sha256'); console.log('done'); process.stdin.resume()`;
  const child = spawn(execPath, ['-e', script], { stdio: ['pipe', 'pipe', 'inherit'] });
  await once(child.stdout, 'data');
  const both = readProcessorTime(pid, '', pid);
  child.stdin.end();
  await once(child, 'exit');
  expect(both.serverMs - own.serverMs).toBeGreaterThan(50);
});

test('is not a number where nobody has that name', () => {
  expect(readProcessorTime(pid, 'unheard-of', pid)).toMatchObject({ serverMs: Number.NaN, databaseMs: Number.NaN });
});
