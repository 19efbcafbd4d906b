import { execFile } from 'node:child_process';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { promisify } from 'node:util';

/** The text that a reader would copy from a PDF. */
export const extractText = (pdf: Uint8Array): Promise<string> => run('pdftotext', pdf, (file) => [file, '-']);

/** The same without the header and the footer of each A4 page, so that an answer over several pages reads on. */
export const extractBody = (pdf: Uint8Array): Promise<string> =>
  run('pdftotext', pdf, (file) => ['-x', '0', '-y', '80', '-W', '595', '-H', '706', file, '-']);

/** The same in the order in which it was written: of a table, one cell after the other. */
export const extractRawBody = (pdf: Uint8Array): Promise<string> =>
  run('pdftotext', pdf, (file) => ['-raw', '-x', '0', '-y', '80', '-W', '595', '-H', '706', file, '-']);

/** The same with where each word stands on its page (XHTML). */
export const extractPlaces = (pdf: Uint8Array): Promise<string> =>
  run('pdftotext', pdf, (file) => ['-bbox', file, '-']);

/** What a program that none of us wrote says of the signature. */
export const checkSignature = (pdf: Uint8Array): Promise<string> => run('pdfsig', pdf, (file) => [file]);

/** The structure tree with its texts, as a screen reader would walk it. */
export const readStructure = (pdf: Uint8Array): Promise<string> =>
  run('pdfinfo', pdf, (file) => ['-struct-text', file]);

/** The bookmarks, each under those above it: « Part > Section ». */
export async function readOutline(pdf: Uint8Array): Promise<string[]> {
  const xml = await run('pdftohtml', pdf, (file) => ['-xml', '-i', '-stdout', file]);
  const outline = /<outline>[\s\S]*<\/outline>/.exec(xml)?.[0] ?? '';
  const above: string[] = [];
  const titles: string[] = [];
  for (const [, tag, title = ''] of outline.matchAll(/<(\/?outline)>|<item[^>]*>([^<]*)</g)) {
    if (tag === 'outline') above.push(titles.at(-1) ?? '');
    else if (tag) above.pop();
    else titles.push([above.at(-1), title].filter(Boolean).join(' > '));
  }
  return titles;
}

/** The pages of the named destinations, by their names. */
export async function readDestinations(pdf: Uint8Array): Promise<Map<string, number>> {
  const list = await run('pdfinfo', pdf, (file) => ['-dests', file]);
  const lines = [...list.matchAll(/^\s*(\d+) \[.*\] "(.*)"$/gm)];
  return new Map(lines.map(([, page, name = '']) => [name, Number(page)]));
}

async function run(tool: string, pdf: Uint8Array, args: (file: string) => string[]): Promise<string> {
  const folder = await mkdtemp(path.join(tmpdir(), 'pdf-'));
  try {
    const file = path.join(folder, 'document.pdf');
    await writeFile(file, pdf);
    return await start(tool, args(file));
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}

async function start(tool: string, args: string[]): Promise<string> {
  try {
    return (await promisify(execFile)(tool, args, { maxBuffer: 64_000_000 })).stdout;
  } catch (error) {
    if (!(error instanceof Error) || !('code' in error)) throw error;
    if (error.code === 'ENOENT') throw new Error(`${tool} is missing: apt-get install poppler-utils`);
    // pdfsig ends with 1 when a signature is not valid, and says so on its output
    if (tool === 'pdfsig' && 'stdout' in error) return `${error.stdout}`;
    throw error;
  }
}
