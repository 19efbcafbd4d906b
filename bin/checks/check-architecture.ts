import { globSync, readFileSync } from 'node:fs';
import { exit } from 'node:process';
import { complain, say } from '@/bin/terminal/say';
import { strangersIn } from './architecture';

const files = globSync(['*.ts', '{app,bin,components,db,demo,e2e,inngest,lib}/**/*.{ts,tsx,mjs,cjs}']);
const problems = files.flatMap((file) =>
  strangersIn(file, readFileSync(file, 'utf8')).map(({ target, why }) => `${file} : ${target} (${why})`),
);
for (const problem of problems) complain(problem);
if (problems.length === 0) say(`${files.length} fichiers, dont chacun n’importe que ce qu’il peut.`);
exit(problems.length === 0 ? 0 : 1);
