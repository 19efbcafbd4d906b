import { beforeAll, expect, it } from 'vitest';
import { projectFiles } from '@/bin/machine/project';
import { crowdedFolders, describeHouse, ENTRIES, filesNaming, isTest, percentile, readHouse, SAMPLES } from './house';
import { loadedWith } from './import-graph';
import { readSource } from './read-source';

const project = projectFiles();
let house: ReturnType<typeof readHouse>;
beforeAll(() => {
  house = readHouse(project);
});

const FILE = `/** A note
    of two lines. */
import { a } from '@/a';
import type { B } from './b';
import { type C } from './c';
import { type D, d } from './d';
import './style.css';
export * from './e';
export type { F } from './f';

// Another.
export function one() {
  // inside
  return [a].map((each) => {
    return each;
  });
}

const two = async () => (await import('./g')).g; // at the end
export const three = { four: () => d, five() { return two; } };
class Six { seven() { return 'not // a comment'; } }
export const view = (
  <p>
    {/* said of the page */}
    {String(Six)}
  </p>
);
`;

it('counts lines that are neither blank nor comment, and those of functions with a name', () => {
  const { lines, functions, code } = readSource('a.tsx', FILE);
  expect(lines).toBe(20);
  expect(functions.toSorted()).toEqual([1, 1, 1, 1, 5]);
  expect(code).toContain("'not // a comment'");
  expect(code).not.toMatch(/note|Another|inside|at the end|said of/);
});

it('counts as loaded what is imported and exported again, and neither types nor import()', () => {
  expect(readSource('a.tsx', FILE).imports).toEqual(['@/a', './d', './style.css', './e']);
});

it('does not pass over a file that it cannot read', () => {
  expect(() => readSource('a.ts', 'const = 1;')).toThrow('a.ts');
});

it('follows imports through circles, and leaves packages and style sheets alone', () => {
  const imports = new Map([
    ['app/page.tsx', ['@/lib/a', 'react', './style.css']],
    ['lib/a.ts', ['./b', '@/lib/fields']],
    ['lib/b.ts', ['@/app/page', './a']],
    ['lib/fields/index.ts', ['../c.mjs']],
    ['lib/c.mjs', []],
    ['lib/d.ts', ['./a']],
  ]);
  expect([...loadedWith(imports, ['app/page.tsx'])].toSorted()).toEqual([
    'app/page.tsx',
    'lib/a.ts',
    'lib/b.ts',
    'lib/c.mjs',
    'lib/fields/index.ts',
  ]);
});

it('knows a test by its name or its folder', () => {
  const files = ['lib/a.test.ts', 'lib/a.test.tsx', 'e2e/a.spec.ts', 'lib/x/testing/a.ts'];
  expect(files.filter((file) => !isTest(file))).toEqual([]);
  expect(['lib/testing.ts', 'lib/a.ts', 'bin/test.ts'].filter(isTest)).toEqual([]);
});

it('median and p90 are values that exist', () => {
  const oneToTen = [10, 1, 9, 2, 8, 3, 7, 4, 6, 5];
  expect([percentile(oneToTen, 0.5), percentile(oneToTen, 0.9), percentile([], 0.9)]).toEqual([5, 9, 0]);
});

it('lists folders of more than 25 files, tests apart', () => {
  const many = (folder: string, count: number, ending = '.ts') =>
    Array.from({ length: count }, (_, index) => `${folder}/${index}${ending}`);
  expect(crowdedFolders([...many('a', 26), ...many('b', 25), ...many('c', 40, '.test.ts'), ...many('d', 27)])).toEqual([
    ['d', 27],
    ['a', 26],
  ]);
});

it('its entries and its samples are still there: a measure of nothing would look like progress', () => {
  const files = [...house.keys()];
  expect(files).toEqual(expect.arrayContaining([...ENTRIES, 'app/.well-known/jwks.json/route.ts']));
  expect(files.filter((file) => /node_modules|\.next|\.test\./.test(file))).toEqual([]);
  for (const [, name, sample] of SAMPLES) expect(filesNaming(house, sample).length, name).toBeGreaterThan(0);
});

it('prints every measure, and says what is a test', () => {
  const text = describeHouse(project, house);
  expect(text).not.toContain('introuvable');
  expect(text).toMatch(/^lignes de code par fichier +médiane \d+, p90 \d+$/m);
  expect(text).toMatch(/^ {2}bin\/worker\.ts +\d\d+$/m);
  expect(text).toContain('Sans les tests : *.test.ts');
});
