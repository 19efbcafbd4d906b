import { appendFileSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { basename, dirname, join } from 'node:path';

const { CORPUS, WORK } = process.env;
mkdirSync(join(WORK, 'records'), { recursive: true });
const rows = join(WORK, 'records', `${basename(process.argv[1])}.tsv`);

/** Requires a package of the scratch folder, where make.sh installed it. */
export const load = createRequire(join(WORK, 'npm', 'package.json'));

/** Version of a package of the scratch folder. */
export const versionOf = (name) =>
  `${name} ${JSON.parse(readFileSync(join(WORK, 'npm/node_modules', name, 'package.json'), 'utf8')).version}`;

/** Puts a made file into the corpus and writes its row: the same as record.sh, for JavaScript. */
export function keep(set, group, name, program, what, expected, content, uploaded = name) {
  const path = `${set}/${group}/${name}${set === 'hostile' ? '.sample' : ''}`;
  mkdirSync(dirname(join(CORPUS, path)), { recursive: true });
  writeFileSync(join(CORPUS, path), content);
  appendFileSync(rows, `${[path, uploaded, program, what, expected].join('\t')}\n`);
}
