import { spawnSync } from 'node:child_process';
import { expect, it } from 'vitest';
import { marketInCurl, tokenInCurl } from './samples';

const BASE = 'http://localhost:3000';
const NOW = new Date('2026-11-22T14:30:45.123Z');

it.each([tokenInCurl(BASE), marketInCurl(BASE, NOW)])('a shell script that parses: %#', (script) => {
  expect(spawnSync('sh', ['-n', '-c', script], { encoding: 'utf8' })).toMatchObject({ status: 0, stderr: '' });
});

it('asks for a deadline in the future, whenever it is read', () => {
  expect(marketInCurl(BASE, NOW)).toContain('"deadline":"2027-12-31T23:59"');
});
