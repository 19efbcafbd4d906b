import { renderWebCopy } from '@/lib/documents/web-copy/render-web-copy';
import { PdfaError } from '@/lib/kits/pdfa/pdfa-error';
import { answerParent } from '@/lib/kits/watched/answer-parent';
import type { AttestationContent } from './content';
import { drawAttestation } from './draw-attestation';
import type { DrawingOptions, PageOptions } from './drawing-options';

export type Question = { content: AttestationContent; options: DrawingOptions | PageOptions };

/** The program of a drawing process. */
answerParent<Question, Uint8Array>(
  async ({ content, options }) =>
    'as' in options ? Buffer.from(renderWebCopy(content, options)) : drawAttestation(content, options),
  describe,
);

/** Where it failed, without the message of an error that is not ours: it may hold what people typed. */
function describe(error: Error): string {
  if (error instanceof PdfaError) return `${error.reason}: ${error.message}`;
  const frames = (error.stack ?? '').split('\n').filter((line) => line.startsWith('    at '));
  return [error.name, ...frames.slice(0, 8)].join('\n');
}
