import { execFile, spawn, spawnSync } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { env, execPath } from 'node:process';
import { promisify } from 'node:util';
import { bundleDrawing } from '@/bin/launcher/bundle-drawing';
import { inProject } from '@/bin/machine/project';
import { drawTable } from '@/bin/terminal/table';
import { sampleContent } from '@/lib/documents/testing/sample-content';
import type { AttestationTimes } from './attestations';
import { quantile } from './load';
import { peakMemory } from './measure/process-memory';

const count = 40;
const together = 20;
const aimMs = 300;
const run = promisify(execFile);

/** Times attestations as the worker makes them, drawn in its child process, beside wkhtmltopdf on the same content. */
export async function timeDocuments(): Promise<string> {
  const script = inProject('bin', 'bench', 'attestations.ts');
  const program = inProject('node_modules', '.cache', 'passe-marche', 'draw.mjs');
  await bundleDrawing(program);
  const { stdout } = await run(execPath, ['--import', 'tsx', script, program, `${count}`, `${together}`], {
    cwd: inProject(),
    env: { ...env, NODE_ENV: 'production' },
  });
  const times: AttestationTimes = JSON.parse(stdout);
  const row = (name: string, timesMs: number[]) => {
    const sorted = timesMs.toSorted((a, b) => a - b);
    return { '': name, 'p50 ms': whole(quantile(sorted, 0.5)), 'p95 ms': whole(quantile(sorted, 0.95)) };
  };
  const other = await timeWkhtmltopdf();
  const data = [
    row('attestation, rendue et signée', times.timesMs),
    ...(other ? [row('wkhtmltopdf, non signé', other.timesMs)] : []),
  ];
  const p95 = quantile(
    times.timesMs.toSorted((a, b) => a - b),
    0.95,
  );
  return [
    `\nAttestation de trois pages (${count} à la suite, à chaud ; la première : ${whole(times.firstMs)} ms)`,
    drawTable({ data }),
    `Objectif, p95 de ${aimMs} ms au plus : ${p95 <= aimMs ? 'atteint' : 'manqué'}. Processeur : ${whole(times.processorMs)} ms par attestation.`,
    `Mémoire résidente du processus qui dessine : ${whole(times.peakMb.usual)} Mio au plus pour trois pages, ${whole(times.peakMb.full)} pour dix, ${whole(times.peakMb.long)} pour 118, dessinées en ${whole(times.longMs)} ms.`,
    `${together} de 27 pages à la fois : ${whole(times.togetherMs)} ms en tout. Un appel du processus qui les demande, pendant ce temps : ${inShort(times.calls.meanwhileMs)} ; seul : ${inShort(times.calls.aloneMs)}.`,
    other
      ? `wkhtmltopdf, un processus par document : ${whole(other.peakMb)} Mio au plus.`
      : 'wkhtmltopdf : absent de cette machine, rien à comparer (apt-get install wkhtmltopdf).',
  ].join('\n');
}

/** One process per document, as it is used; undefined when it is not there. */
async function timeWkhtmltopdf(): Promise<{ timesMs: number[]; peakMb: number } | undefined> {
  if (spawnSync('wkhtmltopdf', ['--version'], { stdio: 'ignore' }).status !== 0) return undefined;
  const folder = mkdtempSync(join(tmpdir(), 'bench-'));
  try {
    const page = join(folder, 'page.html');
    writeFileSync(page, equivalentPage());
    const timesMs: number[] = [];
    for (let round = 0; round < count / 2; round += 1) timesMs.push((await convert(page, folder)).ms);
    // Watching takes some of the processor: a round apart
    return { timesMs, peakMb: (await convert(page, folder, true)).peakMb };
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

async function convert(page: string, folder: string, isWatched = false): Promise<{ ms: number; peakMb: number }> {
  const startedAt = performance.now();
  const child = spawn('wkhtmltopdf', ['--quiet', '--page-size', 'A4', page, join(folder, 'page.pdf')], {
    env: { ...env, QT_QPA_PLATFORM: 'offscreen', XDG_RUNTIME_DIR: folder },
    stdio: 'ignore',
  });
  let peakMb = 0;
  const watch = setInterval(() => {
    if (isWatched) peakMb = peakMemory(child.pid ?? 0) ?? peakMb;
  }, 5);
  const [status] = await once(child, 'exit');
  clearInterval(watch);
  if (status !== 0) throw new Error(`wkhtmltopdf ended with ${status}`);
  return { ms: performance.now() - startedAt, peakMb };
}

/** The same texts, plainly laid out. */
function equivalentPage(): string {
  const { market, application, declaration, sections } = sampleContent();
  const said = (value: unknown): string =>
    value && typeof value === 'object'
      ? Object.values(value).map(said).join('')
      : `<p>${String(value).replace(/[&<]/g, (sign) => `&#${sign.charCodeAt(0)};`)}</p>`;
  const style = '<style>body{font-family:sans-serif;font-size:10pt}p{border-bottom:1px solid #ddd}</style>';
  return `<!doctype html><meta charset="utf-8">${style}<h1>Attestation</h1>${said([market, application, sections, declaration])}`;
}

function inShort(timesMs: number[]): string {
  const sorted = timesMs.toSorted((a, b) => a - b);
  const [p50, p95] = [quantile(sorted, 0.5), quantile(sorted, 0.95)];
  return `p50 ${p50.toFixed(1)} ms, p95 ${p95.toFixed(1)} ms`;
}

const whole = (value: number) => value.toFixed(0);
