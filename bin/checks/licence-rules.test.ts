import { expect, it } from 'vitest';
import { licenceProblems } from './licence-rules';

const problemsOf = (licence: string | undefined, folder = 'node_modules/a') => licenceProblems([{ folder, licence }]);

it.each(['MIT', '(BSD-3-Clause OR GPL-2.0)', '(MIT AND Zlib)', 'Apache-2.0 AND BSD-3-Clause', 'OFL-1.1'])(
  'accepts %s',
  (licence) => expect(problemsOf(licence)).toEqual([]),
);

it.each([undefined, '', 'GPL-3.0', 'AGPL-3.0-only', 'MIT AND GPL-2.0', 'UNLICENSED', 'SEE LICENSE IN LICENSE'])(
  'names a package under %s',
  (licence) => expect(problemsOf(licence)).toHaveLength(1),
);

it('accepts the library apart that Next.js brings, and under no other name', () => {
  expect(problemsOf('LGPL-3.0-or-later', 'node_modules/@img/sharp-libvips-linux-x64')).toEqual([]);
  expect(problemsOf('LGPL-3.0-or-later', 'node_modules/other')).toHaveLength(1);
});
