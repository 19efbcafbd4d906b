/** Licences that ask no more than to be named, which fit a work under MIT. */
const accepted = new Set([
  ...[
    '0BSD',
    'Apache-2.0',
    'BlueOak-1.0.0',
    'BSD-2-Clause',
    'BSD-3-Clause',
    'ISC',
    'MIT',
    'MIT-0',
    'Unlicense',
    'Zlib',
  ],
  // data and fonts
  ...['CC-BY-4.0', 'CC0-1.0', 'OFL-1.1'],
]);

/** Others, accepted for one package and for a reason. */
const exceptions: [folder: RegExp, licence: string, why: string][] = [
  [
    /node_modules\/@img\/sharp/,
    'LGPL-3.0-or-later',
    'a library apart, optional, brought by Next.js; images are not optimised here',
  ],
];

/** One line for each package whose licence is missing, or is not one that we may deliver. */
export function licenceProblems(packages: { folder: string; licence: string | undefined }[]): string[] {
  return packages
    .filter(({ folder, licence }) => !licence || !isAccepted(licence, folder))
    .map(({ folder, licence }) => `${folder}: ${licence ?? 'no licence'}`);
}

/** Reads an SPDX expression as far as packages use it: no parentheses within parentheses, AND before OR. */
function isAccepted(expression: string, folder: string): boolean {
  const extra = exceptions.filter(([pattern]) => pattern.test(folder)).map(([, licence]) => licence);
  const fits = (licence: string) => accepted.has(licence) || extra.includes(licence);
  return expression
    .replace(/[()]/g, '')
    .split(' OR ')
    .some((choice) => choice.split(' AND ').every((licence) => fits(licence.trim())));
}
