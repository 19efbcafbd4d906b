import { exit } from 'node:process';
import { inProject } from '@/bin/machine/project';
import { complain, say } from '@/bin/terminal/say';
import { ACCESS } from '@/lib/doors/access';
import { accessProblems } from './doors';

const problems = accessProblems(inProject('app'), ACCESS);
for (const problem of problems) complain(problem);
if (problems.length === 0) say(`${Object.keys(ACCESS).length} portes, chacune avec sa ligne.`);
exit(problems.length === 0 ? 0 : 1);
