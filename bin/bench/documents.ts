import { execFile, spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { env, execPath } from 'node:process';
import { promisify } from 'node:util';
import { inProject } from '@/bin/project';
import { drawTable } from '@/bin/table';
import { sampleContent } from '@/lib/documents/testing/sample-content';
import type { AttestationTimes } from './attestations';
import { quantile } from './load';

const count = 40;
const together = 20;
const run = promisify(execFile);

/** Times the attestation of a three-page application, rendered and signed, beside wkhtmltopdf on the same content. */
export async function timeDocuments(): Promise<string> {
  const script = inProject('bin', 'bench', 'attestations.ts');
  const { stdout } = await run(execPath, ['--import', 'tsx', script, `${count}`, `${together}`], {
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
    ...(other ? [row('wkhtmltopdf, non signé', other)] : []),
  ];
  return [
    `\nAttestation de trois pages (${count} à la suite, à chaud ; la première : ${whole(times.firstMs)} ms)`,
    drawTable({ data }),
    ...(other ? [] : ['wkhtmltopdf : absent de cette machine.']),
    `Mémoire résidente : ${whole(times.idleMb)} Mo avant, ${whole(times.peakMb)} Mo au plus une par une.`,
    `${together} à la fois : ${whole(times.togetherMs)} ms en tout, ${whole(times.peakTogetherMb)} Mo au plus.`,
  ].join('\n');
}

/** One process per document, as it is used; undefined when it is not there. */
async function timeWkhtmltopdf(): Promise<number[] | undefined> {
  if (spawnSync('wkhtmltopdf', ['--version'], { stdio: 'ignore' }).status !== 0) return undefined;
  const folder = mkdtempSync(join(tmpdir(), 'bench-'));
  try {
    const page = join(folder, 'page.html');
    writeFileSync(page, equivalentPage());
    const timesMs: number[] = [];
    for (let round = 0; round < count / 2; round += 1) {
      const startedAt = performance.now();
      await run('wkhtmltopdf', ['--quiet', '--page-size', 'A4', page, join(folder, 'page.pdf')], {
        env: { ...env, QT_QPA_PLATFORM: 'offscreen', XDG_RUNTIME_DIR: folder },
      });
      timesMs.push(performance.now() - startedAt);
    }
    return timesMs;
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
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

const whole = (value: number) => value.toFixed(0);
