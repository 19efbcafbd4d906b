import { projectFiles } from '@/bin/machine/project';
import { say } from '@/bin/terminal/say';
import { describeHouse, readHouse } from './house/house';

const files = projectFiles();
say(describeHouse(files, readHouse(files)));
