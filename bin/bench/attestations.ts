import { once } from 'node:events';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import process, { argv } from 'node:process';
import { attestationContent } from '@/lib/documents/attestation/attestation-content';
import type { AttestationContent } from '@/lib/documents/attestation/content';
import { drawApart, drawWith } from '@/lib/documents/attestation/draw-apart';
import { sealAttestation } from '@/lib/documents/attestation/seal-attestation';
import { fullContent, groupContent } from '@/lib/documents/testing/full-content';
import { longContent } from '@/lib/documents/testing/long-content';
import { sampleContent } from '@/lib/documents/testing/sample-content';
import { createTestSeal } from '@/lib/kits/pdfa/testing/test-seal';
import { peakMemory } from './measure/process-memory';
import { findProcesses, processorTimeOf } from './measure/processor-time';

/**
 * Has attestations made as the worker does, drawn by its child process, and tells on its output, in JSON, what it took. Its
 * arguments: the program of the child, how many one after the other, once warm, then how many large ones at once.
 */
export type AttestationTimes = {
  firstMs: number;
  timesMs: number[];
  /** Processor time of one, both processes together. */
  processorMs: number;
  /** Of the child, in MiB: idle is not told, as it starts with its first drawing. */
  peakMb: { usual: number; full: number; long: number };
  longMs: number;
  togetherMs: number;
  /** Of calls to a server of this process: alone, and while the large ones are drawn. */
  calls: { aloneMs: number[]; meanwhileMs: number[] };
};

const [program = '', count = 0, together = 0] = [argv[2], ...argv.slice(3).map(Number)] as [string, number, number];
const warmUpRounds = 10;
const seal = await createTestSeal();
drawWith(program);
const make = (content: AttestationContent) =>
  sealAttestation(content, { audience: 'buyer', seal, demonstration: true }, drawApart);

// Node's threads have names of their own: whatever is below us, of which the drawing process is the one that counts
const children = () => findProcesses(process.pid, '').filter(({ pid }) => pid !== process.pid);
const childMb = () => Math.max(...children().map(({ pid }) => peakMemory(pid) ?? 0));
const usedMs = () => [process, ...children()].reduce((sum, { pid }) => sum + processorTimeOf(pid), 0);

async function time(work: () => Promise<unknown>): Promise<number> {
  const startedAt = performance.now();
  await work();
  return performance.now() - startedAt;
}

/** Posts to a server of this very process, 50 times a second, as a webhook is delivered: it waits for whatever keeps us busy. */
async function callUntil(ending: Promise<unknown>): Promise<number[]> {
  const server = createServer((request, response) => request.resume().on('end', () => response.end())).listen(
    0,
    '127.0.0.1',
  );
  await once(server, 'listening');
  const url = `http://127.0.0.1:${(server.address() as AddressInfo).port}/`;
  let isOver = false;
  void ending.then(() => {
    isOver = true;
  });
  const timesMs: number[] = [];
  while (!isOver) {
    const startedAt = performance.now();
    await fetch(url, { method: 'POST', body: '{}' });
    timesMs.push(performance.now() - startedAt);
    await new Promise((resolve) => setTimeout(resolve, 20));
  }
  server.close();
  return timesMs;
}

const firstMs = await time(() => make(sampleContent()));
for (let round = 0; round < warmUpRounds; round += 1) await make(sampleContent());
const timesMs: number[] = [];
const before = usedMs();
for (let round = 0; round < count; round += 1) timesMs.push(await time(() => make(sampleContent())));
const processorMs = (usedMs() - before) / count;
const usual = childMb();
for (let round = 0; round < 5; round += 1) await make(attestationContent(fullContent(), 'buyer'));
const full = childMb();
const aloneMs = await callUntil(new Promise((resolve) => setTimeout(resolve, 3_000)));
const large = attestationContent(groupContent(), 'buyer');
let meanwhileMs: number[] = [];
const togetherMs = await time(async () => {
  const all = Promise.all(Array.from({ length: together }, () => make(large)));
  meanwhileMs = await callUntil(all);
});
const longMs = await time(() => make(longContent()));
const peakMb = { usual, full, long: childMb() };
const times: AttestationTimes = {
  firstMs,
  timesMs,
  processorMs,
  peakMb,
  longMs,
  togetherMs,
  calls: { aloneMs, meanwhileMs },
};
process.stdout.write(JSON.stringify(times));
