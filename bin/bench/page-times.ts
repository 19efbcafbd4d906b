import { Agent, get } from 'node:http';
import { gunzipSync, gzipSync } from 'node:zlib';
import { drawTable, type Row } from '@/bin/terminal/table';
import type { JourneyPage } from './journey-pages';
import { median, quantile } from './load';

const agent = new Agent({ keepAlive: true, maxSockets: 1 });
const warmUpRounds = 5;

type Answer = { firstByteMs: number; body: Buffer };

/**
 * Time to first byte of each page, in milliseconds, beside that of `empty`, a page of the same build that reads nothing:
 * one request at a time, the pages in turn within each round. Returns a table, with the weight of each page as sent.
 */
export async function timePages(empty: JourneyPage, pages: JourneyPage[], rounds: number): Promise<string> {
  const all = [empty, ...pages].map((page) => ({ page, timesMs: [] as number[] }));
  for (let round = -warmUpRounds; round < rounds; round += 1) {
    for (const { page, timesMs } of all) {
      const { firstByteMs } = await request(page);
      if (round >= 0) timesMs.push(firstByteMs);
    }
  }
  const emptyMs = all[0]?.timesMs ?? [];
  const data: Row[] = [];
  for (const { page, timesMs } of all) {
    const sorted = timesMs.toSorted((a, b) => a - b);
    data.push({
      '': page.name,
      'p50 ms': decimal(quantile(sorted, 0.5), 1),
      'p95 ms': decimal(quantile(sorted, 0.95), 1),
      // Paired: each round saw the same machine.
      '÷ vide': decimal(median(timesMs.map((time, round) => time / (emptyMs[round] ?? Number.NaN))), 2),
      ...(await weigh(page)),
    });
  }
  return drawTable({ data });
}

/** What the page weighs compressed, and the scripts that it names, in kB (10³ bytes). */
async function weigh(page: JourneyPage): Promise<Row> {
  const html = (await request(page)).body;
  const scripts = new Set(
    [...html.toString().matchAll(/<script[^>]*\ssrc="([^"]+)"/g)].map(([, source = '']) => source),
  );
  let scriptBytes = 0;
  for (const source of scripts) {
    const { body } = await request({ ...page, url: new URL(source, page.url).href });
    scriptBytes += gzipSync(body).length;
  }
  return { 'HTML kB gz': kilobytes(gzipSync(html).length), 'scripts kB gz': kilobytes(scriptBytes) };
}

function request({ url, cookie }: JourneyPage): Promise<Answer> {
  const sentAt = performance.now();
  return new Promise((resolve, reject) => {
    const headers = { cookie, 'accept-encoding': 'gzip', accept: '*/*' };
    get(url, { agent, headers }, (response) => {
      const chunks: Buffer[] = [];
      let firstByteMs = Number.NaN;
      response.once('data', () => {
        firstByteMs = performance.now() - sentAt;
      });
      response.on('data', (chunk: Buffer) => chunks.push(chunk));
      response.on('error', reject);
      response.on('end', () => {
        if (response.statusCode !== 200) return reject(new Error(`${url} answered ${response.statusCode}`));
        const sent = Buffer.concat(chunks);
        resolve({ firstByteMs, body: response.headers['content-encoding'] === 'gzip' ? gunzipSync(sent) : sent });
      });
    }).on('error', reject);
  });
}

const kilobytes = (bytes: number) => decimal(bytes / 1000, 1);
const decimal = (value: number, digits: number) => value.toFixed(digits).replace('.', ',');
