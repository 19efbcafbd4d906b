import { existsSync } from 'node:fs';
import path from 'node:path';
import { DocumentError } from '@/lib/documents/document-error';
import { runInOrder } from '@/lib/kits/pdfa/run-in-order';
import { type Limits, type Program, WatchedProcess } from '@/lib/kits/watched/watched-process';
import type { Question } from './drawing-child';

/** Far beyond the longest attestation (a few hundred pages): what exceeds them never ends. */
const LIMITS = { memoryBytes: 1_500_000_000, processorSeconds: 120, clockSeconds: 300 };
/** Fonts and what was drawn leave something behind: a process is replaced before that is much. */
const LIFE = { processorSeconds: 600, questions: 2_000, restingBytes: 400_000_000 };
/** A young generation of its own: what a drawing needs dies young, where packages of files want a small one. */
const NODE = ['--max-semi-space-size=16', '--max-old-space-size=700'];

/** Draws an attestation, on paper or as a page. */
type DrawAny = (content: Question['content'], options: Question['options']) => Promise<Uint8Array>;

/**
 * Draws attestations in a process of their own, so that this one goes on with everything else: one at a time, in the order of
 * the calls. What it draws with throws `DocumentError` when the process fails, dies or exceeds its limits; the next drawing has a
 * new one. `program`: how the process is run.
 */
export function createDrawer(program: () => Program, limits: Limits = LIMITS): DrawAny {
  let drawing: WatchedProcess<Question, Uint8Array> | undefined;
  const usableProcess = () => {
    if (drawing?.isUsable) return drawing;
    drawing?.end();
    drawing = new WatchedProcess([...NODE, ...program()], limits, LIFE);
    return drawing;
  };
  return (content, options) =>
    runInOrder(async () => {
      const outcome = await usableProcess().ask({ content, options });
      if ('answer' in outcome) return outcome.answer;
      throw new DocumentError('not_drawn', 'over' in outcome ? `over its limit: ${outcome.over}` : outcome.crashed);
    });
}

/** Above the server's own folder, whose packages are only what Next traced. */
let builtProgram = path.resolve('..', 'draw-attestations.mjs');

/** Told where a build has its program (bin/launcher/build-if-needed.ts), by whoever is not its server. */
export function drawWith(file: string): void {
  builtProgram = file;
}

/** The build's program, of the same sources as this process; without one it is run from its source. */
export const program = (): Program =>
  existsSync(builtProgram)
    ? [builtProgram]
    : ['--import', 'tsx', path.resolve('lib', 'documents', 'attestation', 'drawing-child.ts')];

export const drawApart: DrawAny = createDrawer(program);
