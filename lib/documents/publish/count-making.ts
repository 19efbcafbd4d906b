import type { DocumentKind } from '@/db/queries/published-documents';
import { log } from '@/lib/observability/log';
import { count, observe } from '@/lib/observability/metrics';

/** Runs the making of one document, counts it with the time that it took, and says so in the log. */
export async function countMaking(kind: DocumentKind, applicationId: string, make: () => Promise<void>): Promise<void> {
  const startedAt = performance.now();
  try {
    await make();
  } catch (error) {
    count('documents', { kind, outcome: 'failed' });
    log().warn({ err: error, applicationId, kind }, 'document not made');
    throw error;
  }
  count('documents', { kind, outcome: 'made' });
  const durationMs = performance.now() - startedAt;
  observe('document_duration_seconds', durationMs / 1000, { kind });
  log().info({ applicationId, kind, durationMs: Math.round(durationMs) }, 'document made');
}
