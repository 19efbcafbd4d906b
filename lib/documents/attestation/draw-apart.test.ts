import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { performance } from 'node:perf_hooks';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { fullContent, groupContent } from '@/lib/documents/testing/full-content';
import { sampleContent } from '@/lib/documents/testing/sample-content';
import type { Seal } from '@/lib/kits/pdfa/seal';
import { createTestSeal } from '@/lib/kits/pdfa/testing/test-seal';
import { attestationContent } from './attestation-content';
import type { AttestationContent } from './content';
import { createDrawer, drawApart, program } from './draw-apart';
import { renderAttestation } from './render-attestation';
import { type Draw, sealAttestation } from './seal-attestation';

let seal: Seal;
const folder = mkdtempSync(path.join(tmpdir(), 'draw-'));
beforeAll(async () => {
  seal = await createTestSeal();
});
afterAll(() => rmSync(folder, { recursive: true }));

const options = () => ({ audience: 'buyer' as const, seal, demonstration: false, contentDigest: 'a'.repeat(64) });
const drawn = (draw: Draw) => sealAttestation(sampleContent(), options(), draw);
const LIMITS = { memoryBytes: 400_000_000, processorSeconds: 20, clockSeconds: 20 };

/** A drawing process that does this with each question, `times` counting them. */
function drawing(onQuestion: string, limits = LIMITS): Draw {
  const file = path.join(folder, `${onQuestion.length}.cjs`);
  writeFileSync(
    file,
    `let times = 0; process.on('message', () => { times += 1; ${onQuestion} }); process.send('ready');`,
  );
  return createDrawer(() => [file], limits);
}

it('gives the bytes that a drawing in this process gives', async () => {
  expect(Buffer.compare(await drawn(drawApart), await renderAttestation(sampleContent(), options()))).toBe(0);
}, 60_000);

it('what it drew before changes no byte of what it draws', async () => {
  const contents = { sample: sampleContent(), full: attestationContent(fullContent(), 'buyer') };
  const draw = (content: AttestationContent, audience: 'candidate' | 'buyer', by: Draw) =>
    sealAttestation(content, { ...options(), audience }, by);
  for (const content of [...Object.values(contents), attestationContent(groupContent(), 'candidate')])
    for (const audience of ['candidate', 'buyer'] as const) await draw(content, audience, drawApart);
  // By then it remembers the blocks of all of them.
  for (const content of Object.values(contents)) {
    const [again, alone] = [
      await draw(content, 'candidate', drawApart),
      await draw(content, 'candidate', createDrawer(program)),
    ];
    expect(Buffer.compare(again, alone)).toBe(0);
  }
}, 120_000);

it('leaves this process free meanwhile', async () => {
  const draw = drawing('setTimeout(() => process.send({ answer: Buffer.from("x") }), 300);');
  const before = performance.eventLoopUtilization();
  await draw(sampleContent(), {} as never);
  expect(performance.eventLoopUtilization(before).utilization).toBeLessThan(0.5);
});

it('a process that dies fails that drawing alone: the next one has another', async () => {
  const flag = path.join(folder, 'died');
  const draw = drawing(
    `const fs = require('node:fs'); if (fs.existsSync('${flag}')) process.send({ answer: Buffer.from('drawn') }); else { fs.writeFileSync('${flag}', ''); process.abort(); }`,
  );
  await expect(draw(sampleContent(), {} as never)).rejects.toMatchObject({ reason: 'not_drawn' });
  expect(Buffer.from(await draw(sampleContent(), {} as never)).toString()).toBe('drawn');
});

it('one that never ends is ended', async () => {
  const draw = drawing('for (;;);', { ...LIMITS, processorSeconds: 0.3 });
  await expect(draw(sampleContent(), {} as never)).rejects.toThrow('over its limit: processorSeconds');
});

it('one that takes too much memory is ended', async () => {
  const draw = drawing('globalThis.kept = Buffer.alloc(600_000_000, 1); for (;;);');
  await expect(draw(sampleContent(), {} as never)).rejects.toThrow('over its limit: memoryBytes');
});

it('says of a failure where it was, and nothing of what people typed', async () => {
  const content = { ...sampleContent(), sections: 'Lefèvre' as never };
  const failure = await sealAttestation(content, options(), drawApart).catch((error: Error) => error);
  expect(failure).toMatchObject({ name: 'DocumentError', reason: 'not_drawn' });
  expect(`${failure}`).toContain('TypeError\n    at ');
  expect(`${failure}`).not.toContain('Lefèvre');
}, 60_000);
