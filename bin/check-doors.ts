import { exit } from 'node:process';
import { ACCESS } from '@/lib/access';
import { accessProblems } from './doors';
import { inProject } from './project';
import { complain, say } from './say';

const problems = accessProblems(inProject('app'), ACCESS);
for (const problem of problems) complain(problem);
if (problems.length === 0) say(`${Object.keys(ACCESS).length} portes, chacune avec sa ligne.`);
exit(problems.length === 0 ? 0 : 1);
