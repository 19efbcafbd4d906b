import { z } from 'zod';
import { maintenancePage, specimen } from '@/demo/registers/text';
import { makePdf } from './pdf';
import { specimenJpeg } from './specimen-jpeg';

/** A document, which its link holds whole: links of a simulator that was started again still open. */
const description = z.object({
  title: z.string(),
  lines: z.array(z.string()),
  kind: z.enum(['pdf', 'jpeg', 'page']),
  /** Epoch, in milliseconds; null: never. */
  expiresAt: z.number().nullable(),
});

export type Description = z.infer<typeof description>;

/** Where certificates are, and where the RNE’s accounts go through, which counts towards a limit. */
export const certificatesPath = '/documents/';
export const proxyPath = '/proxy/inpi/download/';

export const pathOf = (folder: string, document: Description): string =>
  `${folder}${Buffer.from(JSON.stringify(document)).toString('base64url')}.${document.kind === 'jpeg' ? 'jpg' : 'pdf'}`;

/** Reads a link back; undefined when nobody here made it. */
export function describedBy(path: string): Description | undefined {
  const name = /^(?:\/documents\/|\/proxy\/inpi\/download\/)([\w-]+)\.(?:pdf|jpg)$/.exec(path)?.[1];
  if (name === undefined) return undefined;
  try {
    return description.parse(JSON.parse(Buffer.from(name, 'base64url').toString()));
  } catch {
    return undefined;
  }
}

/** What the link of a document answers with. A page says that it is a PDF, and is not. */
export function draw({ kind, title, lines }: Description): { type: string; body: Buffer } {
  if (kind === 'jpeg') return { type: 'image/jpeg', body: specimenJpeg };
  if (kind === 'page') return { type: 'application/pdf', body: Buffer.from(maintenancePage) };
  return { type: 'application/pdf', body: makePdf(title, [...lines, '', ...specimen]) };
}
