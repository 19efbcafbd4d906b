import { execFile } from 'node:child_process';
import { createHash, randomBytes } from 'node:crypto';
import { mkdir, rm, unlink, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { env, execPath } from 'node:process';
import { promisify } from 'node:util';
import postgres from 'postgres';
import type { Instance } from '@/bin/launcher/instance';
import { workerNode } from '@/bin/launcher/servers';
import { projectFolder } from '@/bin/machine/project';
import { say } from '@/bin/terminal/say';
import { drawTable } from '@/bin/terminal/table';
import type { PublishedDocument } from '@/db/queries/published-documents';
import { type Account, fetchToken, type Settings } from './accounts';
import { makeLargeApplication } from './large-application';
import { median } from './load';
import { watchMemory, webProcesses } from './measure/process-memory';

const fileCount = 60;
const fileBytes = 8_300_000;
const run = promisify(execFile);

type Built = { seconds: number; grownMebibytes: number; published: PublishedDocument };
type Downloaded = Omit<Built, 'published'>;

/**
 * What the package of a large application costs to build and to download, beside `cp` and `zip -0` of the same files,
 * rounds alternating. The files are random bytes: like the PDF files and images that firms send, they hardly compress.
 */
export async function benchZip(
  instance: Instance,
  settings: Settings,
  account: Account,
  rounds: number,
): Promise<void> {
  const DATA_DIR = instance.dataFolder;
  const folder = join(DATA_DIR, 'bench-files');
  await mkdir(folder);
  for (let rank = 1; rank <= fileCount; rank += 1) await writeFile(join(folder, nameOf(rank)), randomBytes(fileBytes));
  const application = await makeLargeApplication(folder, account, { ...settings, DATA_DIR });
  const token = await fetchToken(instance.applicationUrl, account);
  const url = `${instance.applicationUrl}/api/v1/market_applications/${application.identifier}/documents_package`;

  const [copies, zips, builds, downloads]: [number[], number[], Built[], Downloaded[]] = [[], [], [], []];
  for (let round = 0; round < rounds; round += 1) {
    copies.push(await timed(() => copy(folder)));
    const zipped = await timed(() => zip(folder)).catch(() => undefined);
    if (zipped !== undefined) zips.push(zipped);
    if (round > 0) await forgetPackage(settings, DATA_DIR, builds[0]);
    builds.push(await build(application.id, { ...settings, DATA_DIR }));
    downloads.push(await download(url, token, instance.pid, builds[0]?.published.sha256 ?? ''));
  }
  const times = { cp: copies, 'zip -0': zips, construction: builds, téléchargement: downloads };
  say(`\nZIP de ${fileCount} fichiers, ${(fileCount * fileBytes) / 1e6} Mo (${rounds} tours alternés, médianes)`);
  say(drawTimes(times));
  const digests = new Set(builds.map(({ published }) => published.sha256));
  say(`Octets des ${rounds} constructions : ${digests.size === 1 ? 'identiques' : 'DIFFÉRENTS'}.`);
  const file = join(DATA_DIR, 'storage', builds[0]?.published.storageKey ?? '');
  for (const [reader, args] of readers) say(await tryReader(reader, [...args, file]));
}

const nameOf = (rank: number) => `pièce ${String(rank).padStart(2, '0')}.pdf`;

const readers: [string, string[]][] = [
  ['unzip', ['-tq']],
  ['7z', ['t', '-bso0', '-bsp0', '-tzip']],
  ['python3', ['-c', 'import sys, zipfile; assert zipfile.ZipFile(sys.argv[1]).testzip() is None']],
];

async function timed(work: () => Promise<unknown>): Promise<number> {
  const began = performance.now();
  await work();
  return (performance.now() - began) / 1000;
}

/** Both end on the disk, as the package does. */
async function copy(folder: string): Promise<void> {
  await run('cp', ['-r', folder, `${folder}-copy`]);
  await run('sync', ['-f', `${folder}-copy`]);
  await rm(`${folder}-copy`, { recursive: true });
}

async function zip(folder: string): Promise<void> {
  await run('zip', ['-0', '-q', '-r', `${folder}.zip`, folder]);
  await run('sync', ['-f', `${folder}.zip`]);
  await unlink(`${folder}.zip`);
}

async function build(applicationId: string, settings: Settings & { DATA_DIR: string }): Promise<Built> {
  const args = ['--expose-gc', ...workerNode, 'bin/bench/build-package.ts', applicationId];
  const { stdout } = await run(execPath, args, { cwd: projectFolder, env: { ...env, ...settings } });
  return JSON.parse(stdout.trim().split('\n').at(-1) ?? '');
}

async function download(url: string, token: string, instancePid: number, sha256: string): Promise<Downloaded> {
  const endMemory = watchMemory(webProcesses(instancePid));
  const hash = createHash('sha256');
  const seconds = await timed(async () => {
    const { body, status } = await fetch(url, { headers: { authorization: `Bearer ${token}` } });
    if (!body || status !== 200) throw new Error(`${url} answered ${status}`);
    for await (const chunk of body) hash.update(chunk);
  });
  const grownMebibytes = endMemory();
  if (hash.digest('hex') !== sha256) throw new Error('the package that came is not the one that was built');
  return { seconds, grownMebibytes };
}

/** So that the next round builds it again. */
async function forgetPackage({ DATABASE_URL }: Settings, dataFolder: string, built: Built | undefined): Promise<void> {
  if (!built) return;
  const sql = postgres(DATABASE_URL, { max: 1 });
  await sql`delete from published_documents where storage_key = ${built.published.storageKey}`.finally(() => sql.end());
  await unlink(join(dataFolder, 'storage', built.published.storageKey));
}

function drawTimes(times: Record<string, (number | Built | Downloaded)[]>): string {
  const seconds = (name: string) => (times[name] ?? []).map((time) => (typeof time === 'number' ? time : time.seconds));
  const data = Object.entries(times).map(([name, measured]) => {
    const own = seconds(name);
    const ratioTo = (other: string) =>
      own.length && seconds(other).length
        ? decimal(median(own.map((one, i) => one / (seconds(other)[i] ?? 1))))
        : 'absent';
    const grown = measured.flatMap((each) => (typeof each === 'number' ? [] : [each.grownMebibytes]));
    return {
      '': name,
      secondes: own.length ? decimal(median(own)) : 'absent',
      '÷ cp': ratioTo('cp'),
      '÷ zip -0': ratioTo('zip -0'),
      'mémoire en plus du repos, au pire': grown.length ? `${decimal(Math.max(...grown))} Mio` : '–',
    };
  });
  return drawTable({ data });
}

async function tryReader(reader: string, args: string[]): Promise<string> {
  try {
    await run(reader, args);
    return `${reader} : lisible.`;
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === 'ENOENT' ? `${reader} : absent.` : `${reader} : REFUSÉ, ${error}`;
  }
}

const decimal = (value: number) => value.toFixed(value < 10 ? 2 : 0).replace('.', ',');
