import { projectFiles } from '@/bin/machine/project';
import { say } from '@/bin/terminal/say';
import { describeHouse } from './house/house';

say(describeHouse(projectFiles()));
