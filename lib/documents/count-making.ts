import type { DocumentKind } from '@/db/queries/published-documents';
import { count, observe } from '@/lib/observability/metrics';

/** Runs the making of one document, and counts it with the time that it took. */
export async function countMaking(kind: DocumentKind, make: () => Promise<void>): Promise<void> {
  const startedAt = performance.now();
  try {
    await make();
  } catch (error) {
    count('documents', { kind, outcome: 'failed' });
    throw error;
  }
  count('documents', { kind, outcome: 'made' });
  observe('document_duration_seconds', (performance.now() - startedAt) / 1000, { kind });
}
