import { readFileSync, statSync } from 'node:fs';
import { expect, it } from 'vitest';
import { loadedWith } from '@/bin/checks/house/import-graph';
import { readSource } from '@/bin/checks/house/read-source';

const isFile = (file: string) => statSync(file, { throwIfNoEntry: false })?.isFile() === true;
const importsOf = (file: string) => (/\.tsx?$/.test(file) ? readSource(file, readFileSync(file, 'utf8')).imports : []);
const loadedBy = (entry: string) => [...loadedWith({ has: isFile, get: importsOf }, [entry])];

it('a production starts without the demonstration: neither it nor what starts it is loaded', () => {
  const isOfDemonstration = (file: string) => file.startsWith('demo/') || file === 'bin/launcher/launch.ts';
  expect(loadedBy('bin/start.ts').filter(isOfDemonstration)).not.toEqual([]);
  expect(loadedBy('bin/serve.ts').filter(isOfDemonstration)).toEqual([]);
});
