import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { pid } from 'node:process';
import { setTimeout as delay } from 'node:timers/promises';
import { startInstance } from '@/bin/launcher/instance';
import { inProject } from '@/bin/machine/project';
import { createJudgePool } from '@/lib/kits/files/pool';
import { docx, jpeg, pdf, png, xlsx } from '@/lib/kits/files/testing/samples';
import { WORST_FILES } from '@/lib/kits/files/testing/worst-files';
import { quantile } from './load';
import { watchLatency } from './measure/latency';
import { openApplication, postFile, type Target } from './uploads';

const MEGABYTE = 1_000_000;
const WORST_AT_ONCE = 8;
const LIVEZ_AIM_MS = 100;
const PAUSE_AIM_MS = 50;
/** A process says so often how long it has paused since the last time (lib/observability/report-process.ts). */
const PAUSES_TOLD_EVERY_MS = 5_000;

const line = (text: string, sizeBytes: number) => Buffer.alloc(sizeBytes, text);
const stream = (sizeBytes: number) => `<< /Length ${sizeBytes} >>\nstream\n${'7'.repeat(sizeBytes)}\nendstream`;

/** A file of each type that is taken, small and large. */
const HONEST: Readonly<Record<string, () => Buffer>> = {
  'PDF, 1 ko': () => pdf(),
  'PDF, 90 Mo': () => pdf([stream(90 * MEGABYTE)]),
  'JPEG, 1 ko': () => jpeg(),
  'JPEG, 90 Mo': () => Buffer.concat([jpeg(), line('film', 90 * MEGABYTE)]),
  'PNG, 1 ko': () => png(),
  'Word, 5 ko': () => docx(),
  'Word, 90 Mo': () => docx({ 'word/media/a.bmp': line('image', 90 * MEGABYTE) }),
  'Excel, 5 ko': () => xlsx(),
  'Excel, 90 Mo': () => xlsx({ 'xl/worksheets/sheet2.xml': line('<c><v>1</v></c>', 90 * MEGABYTE) }),
  'texte, 1 Mo': () => line('année;chiffre\r\n', MEGABYTE),
  'texte, 99 Mo': () => line('année;chiffre\r\n', 99 * MEGABYTE),
};

/** What judging takes, by type and size, and how long other requests to the server take meanwhile. */
export async function benchFiles(): Promise<string> {
  const rows = await judgeEach({ ...HONEST, ...WORST_FILES });
  return ['\nFichiers : temps et mémoire du processus qui juge', ...rows, await watchServer()].join('\n');
}

async function judgeEach(files: Readonly<Record<string, () => Buffer>>): Promise<string[]> {
  const folder = mkdtempSync(path.join(tmpdir(), 'bench-files-'));
  const rows: string[] = [];
  for (const [name, make] of Object.entries(files)) {
    const file = path.join(folder, 'file');
    writeFileSync(file, make());
    // A pool for each, so that its process's most memory is that of this file.
    const pool = createJudgePool({
      ...{ processes: 1, perGroup: 1, memoryBytes: 2e9, processorSeconds: 120, clockSeconds: 300, waitSeconds: 1 },
      program: [inProject('.next', 'standalone', 'judge.cjs')],
    });
    const sample = path.join(folder, 'warm');
    writeFileSync(sample, 'x');
    await pool.judge(sample, 'bench');
    const startedAt = performance.now();
    const verdict = await pool.judge(file, 'bench');
    const milliseconds = Math.round(performance.now() - startedAt);
    const outcome = verdict.ok ? 'gardé' : `refusé (${verdict.reason})`;
    rows.push(`${name.padEnd(40)} ${String(milliseconds).padStart(6)} ms ${mostMegabytes()} Mo, ${outcome}`);
    pool.close();
  }
  rmSync(folder, { recursive: true });
  return rows;
}

/** The most memory that a child of ours has held (VmHWM, proc_pid_status(5)), in megabytes. */
function mostMegabytes(): string {
  const children = readdirSync(`/proc/${pid}/task`).flatMap((task) =>
    readFileSync(`/proc/${pid}/task/${task}/children`, 'utf8').trim().split(' ').filter(Boolean),
  );
  const most = children.map((child) => {
    const [, kilobytes = '0'] = /^VmHWM:\s+(\d+)/m.exec(readFileSync(`/proc/${child}/status`, 'utf8')) ?? [];
    return Number(kilobytes) / 1_000;
  });
  return String(Math.round(Math.max(0, ...most))).padStart(5);
}

/** Eight candidates send one of the worst files each; meanwhile `/livez` is asked, and the server says how long it paused. */
async function watchServer(): Promise<string> {
  const instance = await startInstance({ RATE_LIMITS: 'off' });
  try {
    const origin = new URL(instance.applicationUrl);
    const files = Object.values(WORST_FILES).slice(0, WORST_AT_ONCE);
    const targets: { target: Target; content: Buffer }[] = [];
    for (const make of files) targets.push({ target: await openApplication(origin.origin), content: make() });
    await delay(2 * PAUSES_TOLD_EVERY_MS);
    const rest = await watched(origin, () => delay(2 * PAUSES_TOLD_EVERY_MS));
    const statuses: number[] = [];
    const busy = await watched(origin, async () => {
      const sent = targets.map(({ target, content }) => postFile(target, content));
      for (const { status } of await Promise.all(sent)) statuses.push(status);
    });
    return [
      `\n/livez pendant que ${WORST_AT_ONCE} des pires fichiers sont envoyés et jugés (réponses ${statuses.join(' ')}) :`,
      `p99 ${Math.round(busy.p99Ms)} ms, pire ${Math.round(busy.worstMs)} ms ; au repos p99 ${Math.round(rest.p99Ms)} ms`,
      `but (${LIVEZ_AIM_MS} ms) : ${outcome(busy.p99Ms <= LIVEZ_AIM_MS)}`,
      `plus longue pause du serveur : ${busy.longestPauseMs} ms ; au repos ${rest.longestPauseMs} ms`,
      `but (${PAUSE_AIM_MS} ms) : ${outcome(busy.longestPauseMs <= PAUSE_AIM_MS)}`,
    ].join('\n');
  } finally {
    await instance.stop();
  }
}

const outcome = (isReached: boolean) => (isReached ? 'atteint' : 'non atteint');

type Watched = { p99Ms: number; worstMs: number; longestPauseMs: number };

/** How long `/livez` took while `load` ran, and the longest pause of the server's event loop. */
async function watched(origin: URL, load: () => Promise<unknown>): Promise<Watched> {
  const endLatency = watchLatency(origin);
  const pauses: number[] = [];
  const told = setInterval(() => void readPause(origin).then((pause) => pauses.push(pause)), PAUSES_TOLD_EVERY_MS / 5);
  await load();
  const durationsMs = await endLatency();
  await delay(PAUSES_TOLD_EVERY_MS);
  clearInterval(told);
  return {
    p99Ms: quantile(durationsMs, 0.99),
    worstMs: durationsMs.at(-1) ?? 0,
    longestPauseMs: Math.max(...pauses),
  };
}

/** The longest pause of the last seconds, as the process that serves measured it itself, in milliseconds. */
async function readPause(origin: URL): Promise<number> {
  const metrics = await (await fetch(new URL('/metrics', origin))).text();
  const [, seconds] = /^passe_marche_process_event_loop_delay_seconds\{kind="web"\} (\S+)$/m.exec(metrics) ?? [];
  return Math.round(Number(seconds) * 1_000);
}
