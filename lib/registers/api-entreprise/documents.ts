import type { Outcome, RegisterFile } from '@/lib/registers/register';

/** Found, with these documents; nothing that the firm should have where there is none. */
export function withDocuments(files: readonly RegisterFile[]): Outcome {
  return files.length > 0 ? { state: 'found', files: [...files] } : { state: 'out_of_scope' };
}

/** A document, where the register gave a link to one. */
export function documentAt(
  source: string,
  url: string | null | undefined,
  { about, validUntil }: { about?: string | null; validUntil?: string | null } = {},
): RegisterFile[] {
  if (!url) return [];
  return [{ source, url, ...(about && { about }), ...(validUntil && { validUntil: validUntil.slice(0, 10) }) }];
}
