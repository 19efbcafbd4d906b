import { isDatabaseReachable } from '@/db/database';
import { sealWarning } from '@/lib/documents/seal-warning';
import { log } from '@/lib/observability/log';

/**
 * Requests can be served. Says which part is missing, never why: this address is open to all. `warnings` comes only when
 * there are some: what still works today and will not for long.
 */
export async function GET(): Promise<Response> {
  const database = await isDatabaseReachable();
  if (!database) return Response.json({ status: 'unavailable', database }, { status: 503 });
  const warnings = await findWarnings();
  return Response.json({ status: 'ok', database, ...(warnings.length > 0 && { warnings }) });
}

async function findWarnings(): Promise<string[]> {
  try {
    return [await sealWarning(new Date())].flatMap((warning) => warning ?? []);
  } catch (error) {
    log().error({ err: error }, 'the seal of the documents cannot be read');
    return ['seal_unreadable'];
  }
}

export const dynamic = 'force-dynamic';
