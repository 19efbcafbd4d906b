/**
 * The door of every command: `node bin/run.mjs <script> [arguments…]`.
 *
 * Installs the packages when they are missing or out of date, then runs `bin/<script>.ts` on the project's own Node.
 * Plain JavaScript without any dependency, because it runs on whatever Node the machine has (18 or later),
 * before anything is installed.
 */
import { execFile, spawn } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { constants } from 'node:os';
import { delimiter, dirname, join } from 'node:path';
import { arch, argv, env, execPath, exit, platform, ppid, stderr, stdout } from 'node:process';
import { fileURLToPath } from 'node:url';

const project = dirname(dirname(fileURLToPath(import.meta.url)));
const modules = join(project, 'node_modules');
const projectNode = join(modules, 'node', 'bin', 'node');
/** Commands that need the packages of development too. */
const forDevelopment = ['dev', 'test', 'check', 'bench', 'chaos', 'browsers'];
const npmRecord = join(modules, '.package-lock.json');
const stampFile = join(modules, '.installed-from');
const parentCheckMs = 1000;

const [script, ...rest] = argv.slice(2);
const needsDevelopment = forDevelopment.includes(script);
/** Development packages that are installed stay: `npm start` takes them from nobody who develops. */
const keepsDevelopment = needsDevelopment || existsSync(join(modules, 'vitest'));

const read = (file) => readFileSync(join(project, file), 'utf8');
/** Identifies an installation: its lock file, its platform, and whether the development packages are in it. */
const stamp = (withDevelopment) => {
  const from = createHash('sha256').update(read('package-lock.json')).update(`${platform}-${arch}`).digest('hex');
  return withDevelopment ? from : `${from} without development`;
};

/** What npm itself recorded at the end of its last complete installation, when it says the same as our lock file. */
function npmRecordMatches() {
  const wanted = JSON.parse(read('package-lock.json')).packages;
  const present = JSON.parse(readFileSync(npmRecord, 'utf8')).packages;
  const same = (path) => {
    const { version, integrity, optional, dev, devOptional } = wanted[path];
    const found = present[path];
    if (found) return found.version === version && found.integrity === integrity;
    // An optional package for another platform is rightly absent; so is what only development asks for, where nobody develops.
    return optional === true || (!needsDevelopment && (dev === true || devOptional === true));
  };
  return Object.keys(wanted).every((path) => path === '' || same(path));
}

function isInstalled() {
  if (!existsSync(projectNode)) return false;
  const made = existsSync(stampFile) ? readFileSync(stampFile, 'utf8') : '';
  if (made === stamp(true) || (!needsDevelopment && made === stamp(false))) return true;
  try {
    return npmRecordMatches();
  } catch {
    return false; // no record, or an unreadable one: an installation was interrupted
  }
}

/** The commit that is checked out, or a dash: git may not be there. In an image, COMMIT tells it. */
function commit() {
  if (env.COMMIT) return env.COMMIT;
  return new Promise((resolve) =>
    execFile('git', ['rev-parse', 'HEAD'], { cwd: project }, (error, said) => resolve(error ? '–' : said.trim())),
  );
}

/** Runs a command to its end, passing on the signals we receive. Returns its exit status. */
function run(command, args, options) {
  return new Promise((resolve) => {
    const child = spawn(command, args, { cwd: project, ...options });
    for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP']) process.on(signal, () => child.kill(signal));
    // npm dies by a signal without waiting for its script: without this check the application would outlive it.
    const watch = env.npm_lifecycle_event
      ? setInterval(() => process.ppid !== ppid && child.kill('SIGTERM'), parentCheckMs)
      : undefined;
    child.on('error', (error) => {
      stderr.write(`Impossible de lancer « ${command} » : ${error.message}\n`);
      resolve(127);
    });
    child.on('exit', (code, signal) => {
      clearInterval(watch);
      process.removeAllListeners('SIGINT').removeAllListeners('SIGTERM').removeAllListeners('SIGHUP');
      resolve(code ?? 128 + constants.signals[signal]);
    });
  });
}

/**
 * The project's Node, just fetched, is the one whose SHA-256 is kept here; another is removed, and nothing runs. Its package brings
 * it by a script of its own, which the lock file does not pin.
 */
function requireKnownNode() {
  const known = JSON.parse(read(join('bin', 'node-digests.json')))[`${platform}-${arch}`];
  if (!known)
    return stdout.write(`Aucune empreinte de Node n’est gardée pour ${platform}-${arch} : il n’est pas vérifié.\n`);
  const found = createHash('sha256').update(readFileSync(projectNode)).digest('hex');
  if (found === known) return;
  rmSync(projectNode);
  stderr.write(`Le Node installé n’est pas celui de bin/node-digests.json (SHA-256 ${found}) : il est retiré.\n`);
  exit(1);
}

/**
 * Installs exactly what the lock file says, and never rewrites it. Not `npm ci`: it refuses a lock file made where the
 * registry lacks some platform's optional packages, and downloads everything again for one changed line.
 */
async function install() {
  stdout.write('Installation des paquets (npm install, quelques minutes la première fois)…\n');
  // Without npm's record the last installation was cut short: half a package would be taken for a whole one.
  if (!existsSync(npmRecord)) rmSync(modules, { recursive: true, force: true });
  const development = keepsDevelopment ? '--include=dev' : '--omit=dev';
  const args = ['install', '--no-save', development, '--no-audit', '--no-fund', '--loglevel=error'];
  const npm = env.npm_execpath?.endsWith('.js') ? [execPath, [env.npm_execpath, ...args]] : ['npm', args];
  const status = await run(...npm, { stdio: 'inherit' });
  if (status === 0 && existsSync(projectNode)) {
    requireKnownNode();
    return writeFileSync(stampFile, stamp(keepsDevelopment));
  }
  stderr.write(`L’installation des paquets a échoué (npm, code ${status}). Voir les lignes ci-dessus.\n`);
  exit(status || 1);
}

if (script === '--version') {
  stdout.write(`${JSON.parse(read('package.json')).version} (${await commit()})\n`);
  exit(0);
}
if (!script || !/^[a-z-]+$/.test(script) || !existsSync(join(project, 'bin', `${script}.ts`))) {
  stderr.write(
    'Usage : node bin/run.mjs <start | dev | serve | build | migrate | worker | doctor | test | check | bench | chaos | admin | audit | editor | jobs | conformance | keys | listen | release | retention | verify> [arguments]\n',
  );
  exit(2);
}
if (!isInstalled()) await install();
// As the launcher starts its own workers (bin/launcher/servers.ts).
const memory = script === 'worker' ? ['--max-semi-space-size=4'] : [];
const status = await run(projectNode, [...memory, '--import', 'tsx', join('bin', `${script}.ts`), ...rest], {
  // A session of its own: Ctrl-C in a terminal reaches this process alone, which passes it on once.
  // The channel tells the script when this process has been killed.
  detached: true,
  stdio: ['inherit', 'inherit', 'inherit', 'ipc'],
  env: { ...env, PATH: [join(modules, '.bin'), env.PATH].join(delimiter) },
});
exit(status);
