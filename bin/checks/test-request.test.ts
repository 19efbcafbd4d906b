import { expect, it } from 'vitest';
import { projectFiles } from '@/bin/machine/project';
import { programsNamedBy } from './test-programs';
import { isBrowserTest, isUnitTest, readTestRequest } from './test-request';

const FILES = [
  'app/buyer/[step]/route.test.ts',
  'e2e/journey.spec.ts',
  'e2e/journey.ts',
  'e2e/production/production.spec.ts',
  'lib/journey/steps.test.tsx',
  'lib/siret.db.test.ts',
  'lib/siret.test.ts',
  'lib/siret.ts',
];

const asked = (...args: string[]) => Object.fromEntries(readTestRequest(args, FILES) ?? []);

it('nothing asked for is everything, unit tests first', () => {
  expect([...(readTestRequest([], FILES) ?? [])]).toEqual([
    ['unit', { args: [] }],
    ['e2e', { args: [] }],
  ]);
});

it('a phase passes its arguments on to its tool', () => {
  expect(asked('unit', 'lib/siret', '-t', 'x')).toEqual({ unit: { args: ['lib/siret', '-t', 'x'] } });
  expect(asked('e2e')).toEqual({ e2e: { args: [] } });
});

it('a word chooses the tests whose path has it, of both kinds, and nothing that is no test', () => {
  expect(asked('journey')).toEqual({
    unit: { args: [], files: ['lib/journey/steps.test.tsx'] },
    e2e: { args: [], files: ['e2e/journey.spec.ts'] },
  });
  expect(asked('siret')).toEqual({ unit: { args: [], files: ['lib/siret.db.test.ts', 'lib/siret.test.ts'] } });
});

it('a path, as a shell completes it, and several words', () => {
  expect(asked('./lib/siret.test.ts', 'Production')).toEqual({
    unit: { args: [], files: ['lib/siret.test.ts'] },
    e2e: { args: [], files: ['e2e/production/production.spec.ts'] },
  });
  expect(asked('app/buyer/[step]')).toEqual({ unit: { args: [], files: ['app/buyer/[step]/route.test.ts'] } });
});

it('what follows an option is the tool’s', () => {
  expect(asked('siret.test', '-t', 'journey')).toEqual({
    unit: { args: ['-t', 'journey'], files: ['lib/siret.test.ts'] },
  });
});

it('a word that no test has, and an option alone, choose nothing', () => {
  expect(readTestRequest(['nowhere'], FILES)).toBeUndefined();
  expect(readTestRequest(['lib/siret.ts'], FILES)).toBeUndefined();
  expect(readTestRequest(['--watch'], FILES)).toBeUndefined();
});

it('tests ask for the programs that they name, or what they load of the tests’ own', () => {
  expect(programsNamedBy(['lib/siret.test.ts'])).toEqual([]);
  expect(programsNamedBy(['bin/doctor.db.test.ts'])).toEqual([]);
  expect(programsNamedBy(['docs/monitoring/alerts.test.ts'])).toEqual(['promtool']);
  expect(programsNamedBy(['bin/worker.db.test.ts'])).toContain('libfaketime');
});

it('each program is asked for by some test: a way of naming it that is not seen would leave it uninstalled', () => {
  const tests = projectFiles().filter((file) => isUnitTest(file) || isBrowserTest(file));
  const names = ['promtool', 'poppler-utils', 'openssl', 'python3-swift', 'unzip', 'p7zip-full', 'libfaketime'];
  expect(programsNamedBy(tests)).toEqual([...names, 'curl', 'php-cli', 'python3', 'ruby']);
});
