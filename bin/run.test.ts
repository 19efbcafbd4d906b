import { execFileSync, spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { chmodSync, cpSync, existsSync, mkdirSync, mkdtempSync, readFileSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { arch, execPath, platform } from 'node:process';
import { beforeEach, describe, expect, it } from 'vitest';
import { projectFolder } from '@/bin/machine/project';

/** `bin/run.mjs` in a folder of its own, with an npm and a Node that only note how they are called. */
let folder: string;
const at = (...parts: string[]) => path.join(folder, ...parts);
const write = (file: string, text: string, mode = 0o644) => {
  mkdirSync(path.dirname(at(file)), { recursive: true });
  writeFileSync(at(file), text);
  chmodSync(at(file), mode);
};
const NODE = '#!/bin/sh\necho "node $*"\n';
const digest = (text: string) => createHash('sha256').update(text).digest('hex');
const lock = {
  packages: { '': {}, a: { version: '1', integrity: 'a' }, b: { version: '1', integrity: 'b', dev: true } },
};

beforeEach(() => {
  folder = mkdtempSync(path.join(tmpdir(), 'run-'));
  mkdirSync(at('bin'));
  cpSync(path.join(projectFolder, 'bin', 'run.mjs'), at('bin', 'run.mjs'));
  write('package.json', '{"version":"1.2.3"}');
  write('package-lock.json', JSON.stringify(lock));
  write('bin/serve.ts', '');
  write('bin/test.ts', '');
  write('bin/node-digests.json', JSON.stringify({ [`${platform}-${arch}`]: digest(NODE) }));
  write('node.sh', NODE, 0o755);
  write(
    'tools/npm',
    `#!/bin/sh
echo "npm $*"
mkdir -p node_modules/node/bin
cp node.sh node_modules/node/bin/node
case "$*" in *--include=dev*) mkdir -p node_modules/vitest ;; esac
`,
    0o755,
  );
});

function run(...words: string[]) {
  const env = { PATH: `${at('tools')}:/usr/bin:/bin` } as unknown as NodeJS.ProcessEnv;
  const { status, stdout, stderr } = spawnSync(execPath, ['bin/run.mjs', ...words], {
    cwd: folder,
    env,
    encoding: 'utf8',
  });
  return { status, said: stdout + stderr };
}

describe('what is installed', () => {
  it('for a production: no package of development, and nothing again at the next start', () => {
    const first = run('serve');
    expect(first.said).toContain('npm install --no-save --omit=dev');
    expect(first).toMatchObject({ status: 0, said: expect.stringContaining('node --import tsx bin/serve.ts') });
    expect(run('serve').said).not.toContain('npm');
  });

  it('for tests: those too, which a start then leaves there', () => {
    run('serve');
    expect(run('test').said).toContain('--include=dev');
    expect(run('serve').said).not.toContain('npm');
    write('package-lock.json', JSON.stringify({ ...lock, name: 'changed' }));
    expect(run('serve').said).toContain('--include=dev');
  });

  it('what npm installed by itself counts: whole for tests, without development for a production', () => {
    write('node_modules/node/bin/node', NODE, 0o755);
    const { a } = lock.packages;
    write('node_modules/.package-lock.json', JSON.stringify({ packages: { a } }));
    expect(run('serve').said).not.toContain('npm');
    expect(run('test').said).toContain('npm install');
  });
});

it('a Node that is not the one whose digest is kept is removed, and nothing runs', () => {
  write('node.sh', '#!/bin/sh\necho another\n', 0o755);
  const { status, said } = run('serve');
  expect(status).toBe(1);
  expect(said).toContain('il est retiré');
  expect(said).not.toContain('another');
  expect(existsSync(at('node_modules', 'node', 'bin', 'node'))).toBe(false);
});

it('the digests are those of the version that the project asks for, and of this machine’s', () => {
  const read = (file: string) => JSON.parse(readFileSync(path.join(projectFolder, file), 'utf8'));
  const digests = read('bin/node-digests.json');
  expect(digests.version).toBe(read('package.json').dependencies.node);
  const node = path.join(projectFolder, 'node_modules', 'node', 'bin', 'node');
  expect(execFileSync(node, ['--version'], { encoding: 'utf8' }).trim()).toBe(`v${digests.version}`);
  expect(digests[`${platform}-${arch}`]).toBe(createHash('sha256').update(readFileSync(node)).digest('hex'));
});
