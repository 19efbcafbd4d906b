import process, { argv } from 'node:process';
import { renderAttestation } from '@/lib/documents/attestation/render-attestation';
import { sampleContent } from '@/lib/documents/testing/sample-content';
import { createTestSeal } from '@/lib/kits/pdfa/testing/test-seal';

/**
 * Makes attestations in a process of its own and tells on its output, in JSON, what it took. Its arguments: how many
 * one after the other, once warm, then how many at once.
 */
export type AttestationTimes = {
  firstMs: number;
  timesMs: number[];
  /** Processor time of one, all threads together. */
  processorMs: number;
  togetherMs: number;
  idleMb: number;
  peakMb: number;
  peakTogetherMb: number;
};

const [count = 0, together = 0] = argv.slice(2).map(Number);
const warmUpRounds = 10;
const seal = await createTestSeal();
const make = () => renderAttestation(sampleContent(), { audience: 'buyer', seal, demonstration: true });
const peakMb = () => process.resourceUsage().maxRSS / 1024;

async function time(work: () => Promise<unknown>): Promise<number> {
  const startedAt = performance.now();
  await work();
  return performance.now() - startedAt;
}

const idleMb = process.memoryUsage().rss / 2 ** 20;
const firstMs = await time(make);
for (let round = 0; round < warmUpRounds; round += 1) await make();
const timesMs: number[] = [];
const processorBefore = process.cpuUsage();
for (let round = 0; round < count; round += 1) timesMs.push(await time(make));
const { user, system } = process.cpuUsage(processorBefore);
const processorMs = (user + system) / 1000 / count;
const peakAlone = peakMb();
const togetherMs = await time(() => Promise.all(Array.from({ length: together }, make)));
const memory = { idleMb, peakMb: peakAlone, peakTogetherMb: peakMb() };
const times: AttestationTimes = { firstMs, timesMs, processorMs, togetherMs, ...memory };
process.stdout.write(JSON.stringify(times));
