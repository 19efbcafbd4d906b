import { spawnSync } from 'node:child_process';
import { join } from 'node:path';
import { projectFolder } from './project';

/** Where the tests unpack the package that brings promtool, when the machine has none. */
export const promtoolFolder = join(projectFolder, 'node_modules/.cache/prometheus');

/** The program to run as promtool; undefined when there is none. */
export function promtool(): string | undefined {
  const places = ['promtool', join(promtoolFolder, 'usr/bin/promtool')];
  return places.find((program) => spawnSync(program, ['--version'], { stdio: 'ignore' }).status === 0);
}
