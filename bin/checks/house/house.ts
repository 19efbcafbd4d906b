import { readFileSync } from 'node:fs';
import { dirname } from 'node:path';
import { inProject } from '@/bin/machine/project';
import { loadedWith } from './import-graph';
import { readSource, type Source } from './read-source';

/** Folders with more files than this are listed. */
const CROWD = 25;

/** Whose transitive imports are printed one by one: the worker, and a posted step. */
export const ENTRIES = ['bin/worker.ts', 'app/candidate/market_applications/[identifier]/[step]/save/route.ts'];

/** One existing thing of each kind: the files that name it are the places touched to add another. */
export const SAMPLES = [
  ['une adresse de l’API', 'GET /api/v1/webhook_circuit', /api\/v1\/webhook_circuit/],
  ['un événement', 'market_application.completed', /market_application\.completed/],
  ['un type de champ', 'turnover_by_year', /turnover[_-]by[_-]year/],
] as const;

export const isTest = (file: string): boolean => /\.test\.tsx?$|(^|\/)(e2e|testing)\//.test(file);

const isCode = (file: string): boolean => /\.(ts|tsx|mjs|cjs|js)$/.test(file);

/** Reads every file of code, tests apart. */
export function readHouse(files: string[]): Map<string, Source> {
  const code = files.filter((file) => isCode(file) && !isTest(file));
  return new Map(code.map((file) => [file, readSource(file, readFileSync(inProject(file), 'utf8'))]));
}

/** The value below which a share of all lie (nearest rank); 0 of none. */
export function percentile(values: number[], share: number): number {
  const sorted = values.toSorted((one, other) => one - other);
  return sorted[Math.max(0, Math.ceil(sorted.length * share) - 1)] ?? 0;
}

/** Returns the folders with more than `CROWD` files of any kind in them, tests apart, the fullest first. */
export function crowdedFolders(files: string[]): [folder: string, files: number][] {
  const counts = new Map<string, number>();
  for (const file of files.filter((each) => !isTest(each)))
    counts.set(dirname(file), (counts.get(dirname(file)) ?? 0) + 1);
  return [...counts].filter(([, count]) => count > CROWD).toSorted(([, one], [, other]) => other - one);
}

/** Returns the files whose path or code names a sample; the demo platform, which is not part of the product, apart. */
export const filesNaming = (house: ReadonlyMap<string, Source>, sample: RegExp): string[] =>
  [...house].flatMap(([file, { code }]) =>
    !file.startsWith('demo/') && (sample.test(file) || sample.test(code)) ? file : [],
  );

const spread = (values: number[]): string => `médiane ${percentile(values, 0.5)}, p90 ${percentile(values, 0.9)}`;

/** Returns the measures as they are printed. `house`: what was read of the files. */
export function describeHouse(files: string[], house: ReadonlyMap<string, Source>): string {
  const sources = [...house.values()];
  const imports = new Map([...house].map(([file, source]) => [file, source.imports]));
  const loadedBy = (file: string) => loadedWith(imports, [file]).size - 1;
  const lines = sources.map((source) => source.lines);
  const rows = [
    ['fichiers', String(house.size)],
    ['lignes de code', String(lines.reduce((total, each) => total + each, 0))],
    ['lignes de code par fichier', spread(lines)],
    ['lignes de code par fonction', spread(sources.flatMap(({ functions }) => functions))],
    ['imports transitifs', spread([...house.keys()].map(loadedBy))],
    ...ENTRIES.map((file) => [`  ${file}`, house.has(file) ? String(loadedBy(file)) : 'introuvable']),
    [`dossiers de plus de ${CROWD} fichiers`, String(crowdedFolders(files).length)],
    ...crowdedFolders(files).map(([folder, count]) => [`  ${folder}`, String(count)]),
    ['fichiers qui nomment', ''],
    ...SAMPLES.map(([kind, name, sample]) => [`  ${kind} (${name})`, String(filesNaming(house, sample).length)]),
  ];
  const width = Math.max(...rows.map(([name = '']) => name.length));
  return [...rows.map(([name = '', value = '']) => `${name.padEnd(width)}  ${value}`.trimEnd()), '', NOTES].join('\n');
}

const NOTES = `Sans les tests : *.test.ts, *.test.tsx, et les dossiers e2e et testing. Une ligne de code n’est ni vide ni de commentaire.
Fonctions : celles qui ont un nom. Imports : nos modules, chargés avec celui-là ; ni les types, ni import().`;
