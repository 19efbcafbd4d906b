import { spawn } from 'node:child_process';
import { cpSync, existsSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { env, execPath, pid } from 'node:process';
import { build as bundle } from 'esbuild';
import { inProject, projectFolder } from '@/bin/machine/project';
import { say } from '@/bin/terminal/say';
import { StopError } from '@/bin/terminal/stop-error';
import { stampOf } from './build-stamp';
import { bundleDrawing } from './bundle-drawing';

const dsfr = '@codegouvfr/react-dsfr/bin/react-dsfr.js';

/** JavaScript programs of node_modules and their arguments. */
const styles = [
  [dsfr, 'update-icons'],
  [dsfr, 'only-include-used-components', '--strict'],
];

const stampFile = inProject('.next', 'built-from');

/** Whether the present build was made from the very same sources. */
export const isBuilt = (stamp = stampOf(projectFolder)): boolean =>
  existsSync(stampFile) && readFileSync(stampFile, 'utf8') === stamp;

/**
 * Builds the application, unless the present build was made from the very same sources.
 * `signal` stops it half-way; throws a StopError, with the output, when a step fails.
 */
export async function buildIfNeeded(signal: AbortSignal): Promise<void> {
  const stamp = stampOf(projectFolder);
  if (isBuilt(stamp)) return;
  await requireAccessRows();
  say('Construction de l’application (environ une minute)…');
  rmSync(stampFile, { force: true });
  await makeStyles(signal);
  await run(['next/dist/bin/next', 'build'], signal);
  if (!existsSync(inProject('.next', 'standalone', 'server.js'))) {
    throw new StopError('La construction n’a pas donné de serveur (.next/standalone/server.js).');
  }
  copyAssets();
  await bundleJudge();
  await bundleDrawing(inProject('.next', 'draw-attestations.mjs'));
  // Written last: a build cut short is never taken for a good one.
  writeFileSync(stampFile, stamp);
}

/** The style sheets of the DSFR, trimmed in node_modules to the icons, components and classes that the sources use. */
export async function makeStyles(signal: AbortSignal): Promise<void> {
  for (const command of styles) await run(command, signal);
  const { trimStyles } = await import('./trim-styles');
  trimStyles();
}

/** A door that nobody said who may open is not built. */
async function requireAccessRows(): Promise<void> {
  // Both know every endpoint, and with them most of the product: a start that builds nothing does without.
  const [{ accessProblems }, { ACCESS }] = await Promise.all([
    import('@/bin/checks/doors'),
    import('@/lib/doors/access'),
  ]);
  const problems = accessProblems(inProject('app'), ACCESS);
  if (problems.length === 0) return;
  throw new StopError(`${problems.join('\n')}\nChaque porte a sa ligne dans lib/doors/access.ts : qui peut l’ouvrir.`);
}

/** The program that judges files apart (lib/kits/files): one file, since Next bundles only what its own server imports. */
async function bundleJudge(): Promise<void> {
  await bundle({
    entryPoints: [inProject('lib', 'kits', 'files', 'child.ts')],
    outfile: inProject('.next', 'standalone', 'judge.cjs'),
    bundle: true,
    platform: 'node',
    format: 'cjs',
    target: 'node24',
    logLevel: 'silent',
  });
}

/** Next leaves out of the standalone server what a CDN could serve; here nothing else serves it. */
function copyAssets(): void {
  const standalone = (...parts: string[]) => inProject('.next', 'standalone', ...parts);
  for (const [from, to] of [
    [inProject('public'), standalone('public')],
    [inProject('.next', 'static'), standalone('.next', 'static')],
  ] as const) {
    rmSync(to, { recursive: true, force: true });
    if (existsSync(from)) cpSync(from, to, { recursive: true });
  }
}

/** Runs a program of node_modules quietly; its output is shown only when it fails. */
function run([program = '', ...args]: string[], signal: AbortSignal): Promise<void> {
  return new Promise((resolve, reject) => {
    const file = inProject('node_modules', program);
    const child = spawn(execPath, ['--require', './bin/launcher/die-with-parent.cjs', file, ...args], {
      cwd: projectFolder,
      env: { ...env, NODE_ENV: 'production', NEXT_TELEMETRY_DISABLED: '1', LAUNCHER_PID: String(pid) },
      stdio: ['ignore', 'pipe', 'pipe', 'ipc'],
      signal,
      killSignal: 'SIGTERM',
    });
    let output = '';
    for (const stream of [child.stdout, child.stderr]) {
      stream?.setEncoding('utf8').on('data', (text: string) => {
        output += text;
      });
    }
    child.on('error', reject);
    child.on('close', (code) =>
      code === 0 ? resolve() : reject(new StopError(`${output.trim()}\nLa construction de l’application a échoué.`)),
    );
  });
}
