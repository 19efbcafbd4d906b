// Gathers the rows that the makers wrote into manifest.json, and removes files that no row names.
import { readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { join, relative } from 'node:path';

const { CORPUS, WORK } = process.env;
const folder = join(WORK, 'records');
const rows = new Map();
for (const file of readdirSync(folder).sort()) {
  for (const line of readFileSync(join(folder, file), 'utf8').split('\n').filter(Boolean)) {
    const [path, uploaded, program, what, expected] = line.split('\t');
    const words = expected.split(',');
    const types = words.filter((word) => word.includes('/'));
    rows.set(path, {
      path,
      // Names may hold characters that nobody sees: they are written as \u{200b}.
      name: uploaded.replace(/\\u\{([0-9a-f]+)\}/gi, (_, code) => String.fromCodePoint(Number.parseInt(code, 16))),
      program,
      what,
      sizeBytes: statSync(join(CORPUS, path)).size,
      ...(path.startsWith('honest/')
        ? { mediaType: types[0], notes: words.filter((word) => word.startsWith('notes:')).map((word) => word.slice(6)) }
        : {
            reasons: words.filter((word) => !word.includes('/') && !word.startsWith('harmless:')),
            harmless: words.filter((word) => word.startsWith('harmless:')).map((word) => word.slice(9)),
          }),
    });
  }
}
const made = [...rows.values()].sort((one, other) => (one.path < other.path ? -1 : 1));
for (const set of ['honest', 'hostile']) {
  for (const entry of readdirSync(join(CORPUS, set), { recursive: true, withFileTypes: true })) {
    const path = join(entry.parentPath, entry.name);
    if (entry.isFile() && !rows.has(relative(CORPUS, path))) rmSync(path);
  }
}
writeFileSync(join(CORPUS, 'manifest.json'), `${JSON.stringify(made, null, 1)}\n`);
process.stdout.write(
  `${made.filter(({ path }) => path.startsWith('honest')).length} honest, ${made.filter(({ path }) => path.startsWith('hostile')).length} hostile\n`,
);
